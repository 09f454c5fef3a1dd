"""What those are told who contribute: each command, file and hook is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.docs.pages import ROOT

TEXTS = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / ".gitlab").glob("*_templates/*.md")),
]
CODE = re.compile(r"`([^`\n]+)`|^ {4,}(\S.*)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https:)([^)]+)\)")
LONGEST = 75
HOOK = {"id", "name", "entry", "language", "files", "exclude", "pass_filenames"}


def code_in(text: Path) -> list[str]:
    """What is set as code: words in a sentence, and lines of blocks."""
    found = CODE.finditer(text.read_text(encoding="utf-8"))
    return [one[1] or one[2] for one in found]


def made_by(code: str) -> list[str]:
    """The targets in a command line of make."""
    return [
        word for word in code.removeprefix("make ").split() if re.fullmatch("[a-z0-9-]+", word)
    ]


def test_there_are_all_of_them() -> None:
    assert [text.name for text in TEXTS] == [
        *("CONTRIBUTING.md", "SECURITY.md"),
        *("Bug.md", "Feature.md", "Default.md"),
    ]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_each_is_a_page(text: Path) -> None:
    assert 10 < len(text.read_text(encoding="utf-8").splitlines()) < LONGEST


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_what_is_named_is_there(text: Path, targets: set[str]) -> None:
    codes = code_in(text)
    made = {target for code in codes if code.startswith("make ") for target in made_by(code)}
    assert made - targets == set()
    paths = [code for code in codes if re.fullmatch(r"[\w.-]+(/[\w.-]+)+|\w+\.(md|toml)", code)]
    links = LINK.findall(text.read_text(encoding="utf-8"))
    assert [path for path in [*paths, *links] if not (ROOT / path).exists()] == []


def test_what_contributors_run_is_named() -> None:
    made = {target for code in code_in(TEXTS[0]) for target in made_by(code)}
    assert {"doctor", "install", "test", "ci-lint"} <= made


def test_the_sum_of_the_checks_has_all_of_them(targets: set[str]) -> None:
    summed = re.search(r"^CI_LINTS := (.*)$", (ROOT / ".make/ci.mk").read_text(), re.MULTILINE)
    assert summed
    assert set(summed[1].split()) == linters(targets) | {"docs-build", "check-release"}


def linters(targets: set[str]) -> set[str]:
    """The targets that check something, but for the one that is the sum of them."""
    found = {target for target in targets if target.endswith("-lint")} - {"ci-lint"}
    assert len(found) >= 4
    return found


@pytest.fixture(scope="module")
def hooks() -> list[dict[str, Any]]:
    """The hooks of pre-commit, all from this repository."""
    settings = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")
    assert set(settings) == {"repos"}
    (repository,) = settings["repos"]
    assert repository["repo"] == "local"
    return list(repository["hooks"])


def test_hooks_are_as_pre_commit_wants_them(hooks: list[dict[str, Any]]) -> None:
    for hook in hooks:
        assert set(hook) <= HOOK
        assert hook["language"] == "system"
        assert hook["pass_filenames"] is False


def test_hooks_call_targets_that_exist(hooks: list[dict[str, Any]], targets: set[str]) -> None:
    called = [hook["entry"].split() for hook in hooks]
    assert [program for program, _ in called if program != "make"] == []
    assert [target for _, target in called if target not in targets] == []
    assert linters(targets) <= {target for _, target in called}


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """Every file of the repository, and those that will be."""
    done = subprocess.run(
        ["/usr/bin/env", "git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return done.stdout.splitlines()


def test_each_hook_concerns_some_file(hooks: list[dict[str, Any]], tracked: list[str]) -> None:
    idle = [hook["id"] for hook in hooks if not any(concerns(hook, file) for file in tracked)]
    assert idle == []


def test_every_script_is_checked(hooks: list[dict[str, Any]], tracked: list[str]) -> None:
    (shell,) = (hook for hook in hooks if hook["id"] == "shell-lint")
    scripts = [file for file in tracked if is_shell(ROOT / file)]
    assert "tools/find-python" in scripts
    assert [file for file in scripts if not concerns(shell, file)] == []


def test_every_project_is_checked(hooks: list[dict[str, Any]], tracked: list[str]) -> None:
    (python,) = (hook for hook in hooks if hook["id"] == "python-lint")
    projects = [file for file in tracked if Path(file).name == "pyproject.toml"]
    assert len(projects) > 1
    assert [file for file in projects if not concerns(python, file)] == []


def test_what_pages_take_in_is_checked_with_them(hooks: list[dict[str, Any]]) -> None:
    (docs,) = (hook for hook in hooks if hook["id"] == "docs-build")
    pages = (page.read_text(encoding="utf-8") for page in (ROOT / "docs/src").rglob("*.rst"))
    files = {path for page in pages for path in re.findall(r":: /\.\./\.\./(\S+)", page)}
    assert ".release" in files
    files |= {"src/ska_tango_examples/core/plan.py", "docs/src/conf.py"}
    assert [file for file in files if not concerns(docs, file)] == []


def concerns(hook: dict[str, Any], file: str) -> bool:
    left_out = "exclude" in hook and re.search(hook["exclude"], file)
    return bool(re.search(hook["files"], file)) and not left_out


def is_shell(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return bool(re.match(rb"#!.*\b(ba)?sh\n", file.readline()))
