"""A small project with a version in every place, in a repository of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tools.release import __main__ as release

CHART = """\
apiVersion: v2
name: base
version: 0.1.0
appVersion: 0.1.0
dependencies:
  - name: util
    version: 0.1.0
    repository: file://../util
"""
FILES = {
    ".release": "release=0.1.0\ntag=0.1.0\n",
    "pyproject.toml": '[project]\nname = "examples"\nversion = "0.1.0"\n[tool]\nversion = "3"\n',
    "packages/base/pyproject.toml": '[project]\nversion = "1.4.0"\n',
    "charts/base/Chart.yaml": CHART,
    "charts/base/values.yaml": "one:\n  image: ska-tango-examples-db\n  tag: 0.1.0\n",
    "charts/base/README.md": '`{"image": "ska-tango-examples-db", "tag": "0.1.0"}`\n',
    "charts/ska-tango-util/templates/_all.tpl": '"util-0.1.0/a" {{/* `util-0.1.0/a` */}}',
    "charts/ska-tango-util/README.md": "Names (`util-0.1.0/`).\n",
    "tests/charts/application/Chart.yaml": CHART.replace("ersion: 0.1.0\n", "ersion: 2.3.4\n", 2),
    "tests/charts/golden/all.yaml": "  image: localhost/ska-tango-examples:0.1.0\n"
    '    app.kubernetes.io/version: "0.1.0"\n    helm.sh/chart: ska-tango-base-0.1.0\n',
    "tests/e2e/support/client.py": 'IMAGE = "localhost/ska-tango-examples-test:0.1.0"\n',
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A motor.\n",
}
# Settings of whoever runs the tests would sign tags or run hooks.
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@a.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@a.example",
    "GIT_COMMITTER_DATE": "2026-02-03T04:05:06Z",
}


class Project:
    """The project, and the command in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["/usr/bin/env", "git", *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Something")

    def release(self, *words: str) -> tuple[int, str]:
        """Run the command; its exit status and all that it said."""
        status = release.main(list(words))
        said = self._capsys.readouterr()
        return status, said.out + said.err

    def read(self, path: str) -> str:
        return (self.folder / path).read_text()

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    for name in [name for name in os.environ if name.startswith(("GIT_", "CI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "project"
    folder.mkdir()
    made = Project(folder, capsys)
    for path, text in FILES.items():
        made.write(path, text)
    monkeypatch.chdir(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit()
    return made
