"""Calls of kubectl in one namespace."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass

from .trouble import Trouble


@dataclass(frozen=True)
class Kubectl:
    """The kubectl of `make`, bound to a namespace.

    Attributes:
        program: a command line, for `minikube kubectl --` is a kubectl, too.
        namespace: where everything happens.
    """

    program: str
    namespace: str

    def command(self, *words: str) -> list[str]:
        """The command line of a call, for whoever starts the process."""
        return [*shlex.split(self.program), "--namespace", self.namespace, *words]

    def run(self, *words: str, stdin: str = "", timeout: float = 60.0) -> str:
        """What a call prints; raises as `pipe` does."""
        return self.pipe(*words, stdin=stdin.encode(), timeout=timeout).decode(errors="replace")

    def pipe(self, *words: str, stdin: bytes = b"", timeout: float = 60.0) -> bytes:
        """What a call makes of what it is given.

        Raises:
            Trouble: it failed, or took more than `timeout` seconds.
        """
        command = self.command(*words)
        try:
            done = subprocess.run(
                command, input=stdin, capture_output=True, check=False, timeout=timeout
            )
        except OSError as error:
            raise Trouble(f"{command[0]}: {error.strerror}; KUBECTL names the program") from error
        except subprocess.TimeoutExpired as error:
            raise Trouble(f"kubectl {shlex.join(words)}: no end within {timeout:g} s") from error
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip() or f"status {done.returncode}"
            raise Trouble(f"kubectl {shlex.join(words)}: {said.splitlines()[-1]}")
        return done.stdout
