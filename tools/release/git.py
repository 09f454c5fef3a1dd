"""What a release has to know of its repository."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from .trouble import Trouble

_TIMEOUT = 120.0


@dataclass(frozen=True)
class Repository:
    """A working tree."""

    folder: Path

    def run(self, *words: str, stdin: str = "") -> str:
        """Return what git prints.

        Raises:
            Trouble: it failed or took too long.
        """
        command = ["git", "-C", str(self.folder), *words]
        try:
            done = subprocess.run(
                command, input=stdin, capture_output=True, text=True, timeout=_TIMEOUT, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Trouble(f"git {words[0]}: {error}") from error
        if done.returncode:
            raise Trouble(f"git {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def changes(self) -> list[str]:
        """Return the paths that no commit has as they are, new files among them."""
        status = self.run(
            *("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
        )
        return sorted(entry[3:] for entry in status.split("\0") if entry)

    def has_tag(self, tag: str) -> bool:
        """Whether there is a tag of this name."""
        return bool(self.run("for-each-ref", f"refs/tags/{tag}"))

    def files(self) -> list[str]:
        """Return the paths of the source: all but what is ignored or has gone."""
        listed = self.run("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        return sorted(
            {path for path in listed.split("\0") if path and (self.folder / path).is_file()}
        )

    def commit_time(self) -> int:
        """Return when the last commit was made, in seconds since 1970."""
        return int(self.run("log", "-1", "--format=%ct"))

    def make_tag(self, tag: str, message: str) -> None:
        """Tag the last commit with a message, whose headings are no comments."""
        self.run(
            *("tag", "--annotate", tag, "--cleanup=whitespace", "--file=-"),
            stdin=message,
        )

    def push_tag(self, tag: str, remote: str) -> None:
        """Send a tag to another repository."""
        self.run("push", remote, f"refs/tags/{tag}")
