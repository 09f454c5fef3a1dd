"""Write what poetry.lock pins as requirements for pip, hashes included.

Usage: python tools/locked_requirements.py LOCK GROUP... [--without GROUP...]

So an image installs exactly what the lock says, without Poetry in it. What the lock takes from a
folder of the project has no hashes and is left out: whoever installs the rest builds it.
Standard library only, Python 3.11 or later.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomllib


def marker(package: dict[str, Any], groups: set[str]) -> str:
    """Return when one of the groups needs the package, as an environment marker, or ''."""
    markers = package.get("markers", "")
    if isinstance(markers, str):
        return markers
    wanted = [markers.get(group, "") for group in sorted(groups.intersection(package["groups"]))]
    return "" if "" in wanted else " or ".join(f"({one})" for one in dict.fromkeys(wanted))


def is_local(package: dict[str, Any]) -> bool:
    """Whether the lock takes the package from a folder of the project."""
    return bool(package.get("source", {}).get("type") == "directory")


def requirements(lock: dict[str, Any], groups: set[str], without: set[str]) -> Iterator[str]:
    """Yield a line for each package of the groups that the groups of `without` do not bring.

    Raises:
        ValueError: a package has neither hashes nor a folder, so nothing vouches for it.
    """
    for package in lock["package"]:
        if is_local(package):
            continue
        if not groups.intersection(package["groups"]) or without.intersection(package["groups"]):
            continue
        if not package["files"]:
            raise ValueError(
                f"{package['name']} has no hashes: take it from the index or a folder"
            )
        condition = marker(package, groups)
        hashes = (f"--hash={file['hash']}" for file in package["files"])
        yield " ".join(
            [
                f"{package['name']}=={package['version']}",
                *([f"; {condition}"] if condition else []),
                *hashes,
            ]
        )


def main() -> None:
    """Print the requirements of the groups on the command line."""
    parser = argparse.ArgumentParser(description="Write poetry.lock as requirements for pip.")
    parser.add_argument("lock", type=Path)
    parser.add_argument("groups", nargs="+", metavar="GROUP")
    parser.add_argument("--without", nargs="+", default=[], metavar="GROUP")
    given = parser.parse_args()
    lock = tomllib.loads(given.lock.read_text(encoding="utf-8"))
    known = {group for package in lock["package"] for group in package["groups"]}
    if unknown := {*given.groups, *given.without} - known:
        sys.exit(f"{given.lock} has no group {', '.join(sorted(unknown))}; it has {sorted(known)}")
    try:
        print(*requirements(lock, set(given.groups), set(given.without)), sep="\n")
    except ValueError as error:
        sys.exit(f"{given.lock}: {error}")


if __name__ == "__main__":
    main()
