"""Poetry gets the index that pip is set up with, wherever pip was told of it."""

import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
HELP = (
    "  -i, --index-url <url>  Base URL of the index (default https://built.in/simple). And more."
)
# Answers `pip config get KEY` from a file named KEY, and `pip install --help`.
PIP = f"""#!/bin/sh
case "$1" in
  config) cat "$(dirname "$0")/$3" 2>/dev/null ;;
  install) echo "{HELP}" ;;
esac
"""
POETRY = """#!/bin/sh
echo "$POETRY_PYPI_MIRROR_URL|$REQUESTS_CA_BUNDLE|$VIRTUAL_ENV|$*"
"""


class Project:
    """A project with the real wrapper around a Poetry and a pip that only tell what they got."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(TOOLS, root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        version = (TOOLS / "poetry").read_text().split("POETRY_VERSION=")[1].split()[0]
        self.bin = root / ".tools" / f"poetry-{version}" / "bin"
        self.bin.mkdir(parents=True)
        (self.bin.parent / "complete").touch()
        for name, text in (("python", "#!/bin/sh\n"), ("pip", PIP), ("poetry", POETRY)):
            (self.bin / name).write_text(text)
            (self.bin / name).chmod(0o755)
        self._wrapper = root / "tools" / "poetry"

    def poetry(self, *arguments: str, **environment: str) -> list[str]:
        """What Poetry got: index, certificates, virtual environment, arguments."""
        done = subprocess.run(
            [self._wrapper, *arguments],
            env={"PATH": "/usr/bin:/bin", **environment},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout.strip().split("|")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_without_any_setting_the_default_of_pip_counts(project: Project) -> None:
    assert project.poetry("lock") == [
        "https://built.in/simple",
        "",
        "",
        "--no-interaction lock",
    ]


def test_the_configuration_of_pip_beats_its_default(project: Project) -> None:
    (project.bin / "global.index-url").write_text("https://configured/simple\n")
    (project.bin / "global.cert").write_text("/configured.pem\n")

    assert project.poetry("lock")[:2] == ["https://configured/simple", "/configured.pem"]


def test_the_environment_beats_the_configuration(project: Project) -> None:
    (project.bin / "global.index-url").write_text("https://configured/simple\n")
    (project.bin / "global.cert").write_text("/configured.pem\n")

    got = project.poetry("lock", PIP_INDEX_URL="https://said/simple", PIP_CERT="/said.pem")

    assert got[:2] == ["https://said/simple", "/said.pem"]


def test_an_active_environment_is_not_the_one_that_is_changed(project: Project) -> None:
    assert project.poetry("install", VIRTUAL_ENV="/somewhere/else")[2] == ""
