"""A chart on disk: its values and the files that they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .description import Description
from .errors import DeploymentError, Problem
from .reader import parse, read_text
from .references import References
from .shape import INSTANCES_EVERYWHERE, ROOT, SERVERS, misshapen
from .tree import KeyPath, Tree
from .values import read_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .form import DeviceServer

DEFAULT_FILE = "data/default.yaml"


class Chart:
    """A chart's values, and the device servers that they describe."""

    def __init__(
        self, directory: Path, values: Sequence[Path], settings: Mapping[str, str]
    ) -> None:
        """Read the chart's own values, overridden by further files and by settings.

        Raises DeploymentError for what cannot be read and for device servers that are not
        given as a mapping of mappings.
        """
        self.directory = directory
        self.values = read_values([directory / "values.yaml", *values], settings)
        if problems := list(misshapen(self.values)):
            raise DeploymentError(problems)

    def entries(self) -> dict[str, Tree]:
        """Return the entries of all device servers, by their keys."""
        servers = self.values.get(SERVERS)
        return servers.children() if servers else {}

    def enabled(self) -> dict[str, Tree]:
        """Return the entries that are not switched off."""
        if not self._is_on(ROOT):
            return {}
        return {key: one for key, one in self.entries().items() if self._is_on((*SERVERS, key))}

    def server(self, key: str, entry: Tree) -> DeviceServer:
        """Return the device server of an entry.

        Raises DeploymentError with everything that is wrong.
        """
        references = References(key, entry.plain(), self.values.plain())
        description = Description(
            key,
            entry,
            self._file(key, entry, references),
            self._default(references),
            self.values.get(INSTANCES_EVERYWHERE),
        )
        return description.typed(references)

    def _is_on(self, path: KeyPath) -> bool:
        switch = self.values.get((*path, "enabled"))
        return switch is None or switch.value is True

    def _file(self, key: str, entry: Tree, references: References) -> Tree | None:
        name = entry.get(("file",))
        if name is None:
            return None
        path = self.directory / str(name.value)
        if not path.resolve().is_relative_to(self.directory.resolve()):
            text = f"{path} lies outside of the chart, where Helm cannot read it; move it there"
        elif not path.is_file():
            text = f"there is no file {path}; correct the path or write the file"
        else:
            return parse(references.fill_in(read_text(path)), str(path))
        raise DeploymentError([Problem(name.place, (*SERVERS, key, "file"), text)])

    def _default(self, references: References) -> Tree | None:
        path = self.directory / DEFAULT_FILE
        if not path.exists():
            return None
        return parse(references.fill_in(read_text(path)), str(path))
