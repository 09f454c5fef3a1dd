"""Where the version stands: read it, compare it, write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .trouble import Trouble
from .version import Version

RELEASE = ".release"


@dataclass(frozen=True)
class Place:
    """Files with the version in them.

    Attributes:
        what: what has the version there.
        files: where, as a pattern of paths.
        pattern: what stands there; its group is the version.
        python: whether it stands there as Python writes it.
    """

    what: str
    files: str
    pattern: str
    python: bool = False

    def expected(self, version: Version) -> str:
        """Return what has to stand there."""
        return version.python if self.python else str(version)

    def found(self, text: str) -> list[re.Match[str]]:
        """Return where it stands in a text."""
        return list(re.finditer(self.pattern, text, re.MULTILINE))

    def written(self, text: str, version: Version) -> str:
        """Return the text with another version."""
        for match in reversed(self.found(text)):
            text = text[: match.start(1)] + self.expected(version) + text[match.end(1) :]
        return text


_IMAGE = r"ska-tango-examples[a-z-]*"
_NEED = r"^ +version: (\S+)\n +repository: file://"
PLACES = (
    Place("release", RELEASE, r"^release=(.*)$"),
    Place("tag", RELEASE, r"^tag=[^\d\n]*(.*)$"),
    Place("the wheel", "pyproject.toml", r'\A(?:.*\n)*?version = "(.*)"$', python=True),
    Place("the chart", "charts/*/Chart.yaml", r"^version: (\S+)$"),
    Place("appVersion", "charts/*/Chart.yaml", r"^appVersion: (\S+)$"),
    Place("a chart that it needs", "charts/*/Chart.yaml", _NEED),
    Place("a chart that it needs", "tests/charts/application/Chart.yaml", _NEED),
    Place("an image", "charts/*/values.yaml", rf"^ +image: {_IMAGE}\n +tag: (\S+)$"),
    Place("an image", "charts/*/README.md", rf'"image": "{_IMAGE}", "tag": "(.*?)"'),
    Place("the name of a template", "charts/ska-tango-util/**/*.tpl", r'["`]util-(\d[^/"]*)/'),
    Place("the name of a template", "charts/ska-tango-util/README.md", r"`util-(\d[^/`]*)/"),
    Place("an image", "tests/charts/golden/*.yaml", rf"^ +image: \S+/{_IMAGE}:(\S+)$"),
    Place(
        "a label",
        "tests/charts/golden/*.yaml",
        r'^ +(?:app\.kubernetes\.io/version: "?|helm\.sh/chart: \D+-)(\d[^"\s]*)"?$',
    ),
    Place("an image", "tests/e2e/support/client.py", rf'/{_IMAGE}:(.*?)"'),
)


def present(project: Path) -> Version:
    """Return the version that `.release` names, which the others have to follow.

    Raises:
        Trouble: it names none.
    """
    found = PLACES[0].found(_text(project / RELEASE))
    if not found:
        raise Trouble(f"{RELEASE} has no line release=VERSION; add it")
    return Version.parse(found[0][1])


def tag_of(project: Path) -> str:
    """Return the tag of the present version.

    Raises:
        Trouble: `.release` names none.
    """
    found = re.search(r"^tag=(\S+)$", _text(project / RELEASE), re.MULTILINE)
    if not found:
        raise Trouble(f"{RELEASE} has no line tag=VERSION; add it")
    return found[1]


def description_of(project: Path) -> str:
    """Return what `.release` says of the release in a line of its own; "" if nothing."""
    found = re.search(r"^tag_description=(.+)$", _text(project / RELEASE), re.MULTILINE)
    return found[1].strip() if found else ""


def disagreements(project: Path) -> Iterator[str]:
    """Yield which places have another version than `.release`, in lines; the first of a file."""
    version = present(project)
    for place, path in _files(project):
        text = _text(path)
        wrong = [match for match in place.found(text) if match[1] != place.expected(version)]
        if wrong:
            line = text.count("\n", 0, wrong[0].start(1)) + 1
            more = f", and {len(wrong) - 1} more there" if len(wrong) > 1 else ""
            yield (
                f"{path.relative_to(project)}:{line}: {place.what} has version {wrong[0][1]}, "
                f"not {place.expected(version)}{more}"
            )
    yield from _nowhere(project)


def rewritten(project: Path, version: Version) -> dict[Path, str]:
    """Return the files that a new version changes, with their new text."""
    texts: dict[Path, str] = {}
    for place, path in _files(project):
        texts[path] = place.written(texts.get(path, _text(path)), version)
    return {path: text for path, text in texts.items() if text != _text(path)}


def files(project: Path) -> set[str]:
    """Return the paths that may have the version in them."""
    return {str(path.relative_to(project)) for _, path in _files(project)}


def _nowhere(project: Path) -> Iterator[str]:
    """Yield which places have moved, so that nothing would write them any more."""
    for place in PLACES:
        if not any(place.found(_text(path)) for path in project.glob(place.files)):
            yield f"{place.files}: no version of {place.what}; correct tools/release/places.py"


def _files(project: Path) -> Iterator[tuple[Place, Path]]:
    for place in PLACES:
        for path in sorted(project.glob(place.files)):
            yield place, path


def _text(path: Path) -> str:
    if not path.is_file():
        raise Trouble(f"{path} is missing; bring it back: git restore {path.name}")
    return path.read_text(encoding="utf-8")
