"""`describe`: what a device class offers."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Annotated

import typer
from rich.console import Console

from ska_tango_examples.cli.console import say
from ska_tango_examples.facility.device_server import load_class
from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.program.describe import describe as describe_class
from ska_tango_examples.program.description_table import render

_SCRIPT, _SUFFIX = "TangoExample", "DS"


def describe(
    name: Annotated[
        str, typer.Argument(metavar="CLASS", help="Tabata, or in full: module.Class.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON for a script.")] = False,
) -> None:
    """Show the attributes, commands and properties of a device class."""
    description = describe_class(_find(name))
    if as_json:
        say(description.as_json())
    else:
        render(description, Console())


def _find(name: str) -> type:
    """The class of that name.

    Raises:
        FacilityError: there is none.
    """
    known = example_classes()
    path = name if "." in name else known.get(name.lower())
    if path is None:
        raise FacilityError(
            f"no example class is called {name!r}; there are "
            f"{', '.join(sorted(p.rpartition('.')[2] for p in known.values()))}, "
            "and any other is named in full, module.Class"
        )
    try:
        return load_class(path)
    except ImportError as error:
        raise FacilityError(f"{path} cannot be imported: {error}") from error


def example_classes() -> dict[str, str]:
    """The example classes, `module.Class` by their small-letter names.

    Each has a server program of its own, `TangoExample<Class>DS = module:main`.
    """
    programs = [
        (script.name.removeprefix(_SCRIPT).removesuffix(_SUFFIX), script.module)
        for script in entry_points(group="console_scripts")
        if script.name.startswith(_SCRIPT) and script.name.endswith(_SUFFIX)
    ]
    return {name.lower(): f"{module}.{name}" for name, module in programs}
