"""The bill of materials says what the wheel stands on, always in the same words."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from tools.poetry_lock import locked_in
from tools.release import sbom
from tools.release.__main__ import main
from tools.release.project import project_in
from tools.release.trouble import Trouble

ROOT = Path(__file__).parents[3]
WHEN = 1_600_000_000
PROJECT = project_in(ROOT / "pyproject.toml")
LOCKED = list(locked_in(ROOT / "poetry.lock"))


@pytest.fixture
def bill() -> dict[str, Any]:
    return sbom.bill(PROJECT, LOCKED, WHEN)


def test_it_is_a_bill_of_this_wheel(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    component = bill["metadata"]["component"]
    assert component["name"] == "ska-tango-examples"
    assert component["version"] == PROJECT.version
    assert bill["metadata"]["timestamp"] == "2020-09-13T12:26:40Z"


def test_it_has_what_the_lock_pins_for_users_alone(bill: dict[str, Any]) -> None:
    locked = {(one.name, one.version) for one in LOCKED if "main" in one.groups}
    assert {(one["name"], one["version"]) for one in bill["components"]} == locked
    names = {name for name, _ in locked}
    assert {"pytango", "numpy", "ska-tango-base"} <= names
    assert not {"pytest", "ruff", "sphinx"} & names


def test_every_reference_is_to_something_in_it(bill: dict[str, Any]) -> None:
    parts = [bill["metadata"]["component"], *bill["components"]]
    references = [part["bom-ref"] for part in parts]
    assert len(set(references)) == len(references)
    assert [one["ref"] for one in bill["dependencies"]] == references
    assert {ref for one in bill["dependencies"] for ref in one["dependsOn"]} <= set(references)
    root = bill["dependencies"][0]["dependsOn"]
    assert len(root) == len(PROJECT.needs)


def test_a_version_is_written_as_addresses_need_it(bill: dict[str, Any]) -> None:
    (base,) = (one for one in bill["components"] if one["name"] == "ska-tango-base")
    assert "+subset" in base["version"]
    assert base["purl"] == f"pkg:pypi/ska-tango-base@{base['version'].replace('+', '%2B')}"


def test_archives_have_a_hash_and_no_host(bill: dict[str, Any]) -> None:
    (pytango,) = (one for one in bill["components"] if one["name"] == "pytango")
    assert pytango["externalReferences"]
    for one in pytango["externalReferences"]:
        assert one["url"].startswith("pytango-")
        assert len(one["hashes"][0]["content"]) == 64
    assert "://" not in json.dumps([bill["components"], bill["metadata"]])


def test_the_same_source_has_the_same_bill_and_another_another(bill: dict[str, Any]) -> None:
    assert sbom.bill(PROJECT, LOCKED, WHEN) == bill
    fewer = [one for one in LOCKED if one.name != "numpy"]
    assert sbom.bill(PROJECT, fewer, WHEN)["serialNumber"] != bill["serialNumber"]


def test_both_versions_are_in_it_where_platforms_have_different_ones() -> None:
    (old,) = (one for one in LOCKED if one.name == "psutil")
    new = dataclasses.replace(old, version="99.0")
    bill = sbom.bill(PROJECT, [*LOCKED, new], WHEN)
    wanted = {f"pkg:pypi/psutil@{one.version}" for one in (old, new)}
    assert wanted <= set(bill["dependencies"][0]["dependsOn"])
    assert wanted <= {one["bom-ref"] for one in bill["components"]}


def test_what_is_not_locked_is_named() -> None:
    fewer = [one for one in LOCKED if one.name != "psutil"]
    with pytest.raises(Trouble, match=r"poetry\.lock has no psutil, which is needed; make lock"):
        sbom.bill(PROJECT, fewer, WHEN)


def test_a_missing_lock_is_brought_back(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"git restore poetry\.lock"):
        sbom.write(tmp_path, tmp_path, WHEN)


def test_the_command_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(WHEN))
    assert main(["sbom", str(tmp_path / "dist")]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.parent == tmp_path / "dist"
    assert path.name.endswith(".cdx.json")
    assert json.loads(path.read_text())["metadata"]["timestamp"] == "2020-09-13T12:26:40Z"
