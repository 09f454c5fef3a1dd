"""What two folders of artefacts do not have in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import archives

_ARCHIVES = (".whl", ".gz", ".tgz")
_SHOWN = 5


def differences(first: Path, second: Path) -> Iterator[str]:
    """Yield the artefacts that differ, and in what, in lines."""
    one, other = _files(first), _files(second)
    for name in sorted(one.symmetric_difference(other)):
        yield f"{name} is in {first if name in one else second} only"
    for name in sorted(one & other):
        if (first / name).read_bytes() != (second / name).read_bytes():
            yield f"{name}: {_within(first / name, second / name)}"


def _within(first: Path, second: Path) -> str:
    if first.suffix not in _ARCHIVES:
        return "the content differs"
    one, other = archives.read(first), archives.read(second)
    changed = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
    if not changed:
        return "times, rights or order of its files differ"
    more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
    return f"{', '.join(changed[:_SHOWN])}{more} differ"


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
