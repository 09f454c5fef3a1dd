"""What tiers covered in other checkouts is known as the same files in this one."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("tomllib", reason="Python 3.11 or later reads TOML by itself")

import tomllib

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]


def test_every_package_has_its_place() -> None:
    places = {Path(here).name: (ROOT / here, there) for here, there in SETTINGS["paths"].values()}
    assert set(places) == set(SETTINGS["run"]["source_pkgs"])
    for name, (here, there) in places.items():
        assert (here / "__init__.py").is_file()
        assert there == f"*/src/{name}"
