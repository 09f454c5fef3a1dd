"""A wrong file is refused with its line, its key and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ska_tango_examples.deployment import DeploymentError, load_file
from tests.deployment.mistakes import GOOD, MISTAKES, Mistake

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    good = tmp_path / "motor.yaml"
    good.write_text(GOOD)
    return good.relative_to(tmp_path)


def complaints(path: Path) -> list[str]:
    with pytest.raises(DeploymentError) as refusal:
        load_file(path)
    return [str(problem) for problem in refusal.value.problems]


def test_the_file_without_a_mistake_is_taken(path: Path) -> None:
    assert load_file(path).name == "motor"


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_named_with_its_line_and_key(path: Path, mistake: Mistake) -> None:
    assert GOOD.count(mistake.right) == 1
    path.write_text(GOOD.replace(mistake.right, mistake.wrong))

    where = ": ".join(part for part in (f"motor.yaml:{mistake.line}", mistake.key) if part)
    matching = [one for one in complaints(path) if one.startswith(f"{where}: ")]
    assert any(mistake.text in one for one in matching), complaints(path)


def test_all_mistakes_are_reported_at_once(path: Path) -> None:
    wrong = GOOD
    for name in ("unknown key", "number as property", "device twice", "relative mount"):
        wrong = wrong.replace(MISTAKES[name].right, MISTAKES[name].wrong)
    path.write_text(wrong)
    lines = [int(one.split(":")[1]) for one in complaints(path)]
    assert lines == [2, 13, 25, 33]


def test_an_alias_in_itself_is_refused(path: Path) -> None:
    path.write_text("annotations: &all\n  again: *all\n")
    assert complaints(path)[0].startswith("motor.yaml:1: an alias stands inside")


@pytest.mark.parametrize("content", ["", "- one\n", "one\n"], ids=["empty", "list", "text"])
def test_a_file_without_keys_is_refused(path: Path, content: str) -> None:
    path.write_text(content)
    assert complaints(path)[0].startswith("motor.yaml:1: ")


def test_a_file_that_is_not_there_is_named(path: Path) -> None:
    path.unlink()
    (complaint,) = complaints(path)
    assert complaint.startswith("motor.yaml: cannot be read: No such file")


def test_a_file_with_control_characters_is_named(path: Path) -> None:
    path.write_text("name: \x00\n")
    (complaint,) = complaints(path)
    assert complaint.startswith("motor.yaml: is not YAML")


def test_a_file_that_is_not_text_is_named(path: Path) -> None:
    path.write_bytes(b"name: \xff\n")
    (complaint,) = complaints(path)
    assert complaint.startswith("motor.yaml: is not UTF-8 text")


def test_two_instances_may_have_the_same_device_if_one_is_deployed(path: Path) -> None:
    path.write_text(
        GOOD
        + "    - name: simulated\n      classes:\n        - name: Motor\n"
        + "          devices: [{name: test/motor/1}]\n"
    )
    assert [one.name for one in load_file(path).server.instances] == ["one"]

    path.write_text(path.read_text().replace("[one]", "[one, simulated]"))
    (complaint,) = complaints(path)
    assert "test/motor/1 is defined twice, first at motor.yaml:22" in complaint
