"""Finding the chart, and reading what the command line says about its values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from ska_tango_examples.facility.errors import FacilityError

_CHART = Path("charts") / "ska-tango-examples"


def find_chart(asked_for: Path | None) -> Path:
    """The chart folder: the one asked for, else the one here, else that of the source tree.

    Raises:
        FacilityError: there is none.
    """
    source_tree = Path(__file__).resolve().parents[3]
    places = [asked_for] if asked_for else [Path.cwd() / _CHART, source_tree / _CHART]
    for place in places:
        if (place / "values.yaml").is_file():
            return place
    looked_at = " and ".join(str(place) for place in places)
    raise FacilityError(
        f"no chart (a folder with a values.yaml) at {looked_at}; name one with --chart"
    )


def parse_settings(settings: Sequence[str]) -> dict[str, str]:
    """Read `key=value` settings; a later one for the same key wins.

    Raises:
        typer.BadParameter: one has no `=`.
    """
    pairs = [setting.partition("=") for setting in settings]
    for (key, equals, _), setting in zip(pairs, settings, strict=True):
        if not key or not equals:
            raise typer.BadParameter(f"{setting!r} is not of the form key=value")
    return {key: value for key, _, value in pairs}
