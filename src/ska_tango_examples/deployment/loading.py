"""Device servers out of a chart or out of a single file."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .chart import Chart
from .conflicts import conflicts
from .description import Description
from .errors import DeploymentError, Problem
from .reader import parse, read_text
from .references import References
from .shape import INSTANCES_EVERYWHERE
from .tree import Place, Tree
from .values import read_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from .form import DeviceServer

NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


def load_chart(
    chart_dir: Path,
    values: Sequence[Path] = (),
    settings: Mapping[str, str] = NO_SETTINGS,
) -> list[DeviceServer]:
    """Return the enabled device servers of a chart, each with its deployed instances only.

    `values` are files that override the chart's values.yaml, the last one most; `settings`
    override them all: `{"deviceServers.servers.tabata.polling": "500"}`.

    Raises DeploymentError with everything that is wrong in these files.
    """
    chart = Chart(chart_dir, values, settings)
    problems: list[Problem] = []
    found = [_server(chart, key, entry, problems) for key, entry in chart.enabled().items()]
    servers = [server for server in found if server and server.enabled]
    problems += conflicts(servers)
    if not problems:
        problems += _instances_of_nobody(chart, servers)
    if problems:
        raise DeploymentError(problems)
    return servers


def load_file(
    path: Path,
    values: Sequence[Path] = (),
    settings: Mapping[str, str] = NO_SETTINGS,
) -> DeviceServer:
    """Return the device server that a file describes, enabled or not.

    A file that lies in a chart is completed from the chart as `load_chart` does it; any other must
    be complete in itself, apart from references to `values` and `settings`.

    Raises DeploymentError with everything that is wrong.
    """
    # The path as it was given comes first: it stands at the head of every complaint.
    folders = (*path.parents, *path.absolute().parents)
    home = next((folder for folder in folders if (folder / "Chart.yaml").is_file()), None)
    if home is None:
        return _on_its_own(path, read_values(values, settings))
    chart = Chart(home, values, settings)
    for key, entry in chart.entries().items():
        file = entry.get(("file",))
        if file and (home / str(file.value)).resolve() == path.resolve():
            return chart.server(key, entry)
    place = Place(str(path))
    name = str(path.absolute().relative_to(home.absolute()))
    return chart.server(path.stem, Tree(place, {"file": Tree(place, name)}))


def _server(chart: Chart, key: str, entry: Tree, problems: list[Problem]) -> DeviceServer | None:
    """Return the device server of an entry, or none and what is wrong with it in `problems`."""
    try:
        return chart.server(key, entry)
    except DeploymentError as error:
        problems += error.problems
        return None


def _on_its_own(path: Path, values: Tree) -> DeviceServer:
    nothing = Tree(Place(str(path), 1), {})
    references = References(path.stem, {}, values.plain())
    file = parse(references.fill_in(read_text(path)), str(path))
    return Description(path.stem, nothing, file).typed(references)


def _instances_of_nobody(chart: Chart, servers: Sequence[DeviceServer]) -> Iterator[Problem]:
    """Yield the instances wanted everywhere that none of the servers has."""
    wanted = chart.values.get(INSTANCES_EVERYWHERE)
    known = {name for server in servers for name in server.instances}
    for index, name in enumerate(wanted.items() if wanted else []):
        if name.value not in known:
            text = f"no enabled server has an instance {name.text!r}; correct it"
            yield Problem(name.place, (*INSTANCES_EVERYWHERE, index), text)
