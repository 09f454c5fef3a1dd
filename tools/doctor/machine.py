"""The checkout and the machine that the checks look at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from .programs import PATIENCE, Programs


class Machine:
    """A checkout on a machine.

    Attributes:
        root: the folder of the checkout.
        system: where /etc, /proc and /sys are.
        programs: runs programs in the checkout.
    """

    def __init__(
        self, root: Path, environment: Mapping[str, str], system: Path = Path("/")
    ) -> None:
        """Look at the checkout with the settings that `make` has put into the environment."""
        self.root = root
        self.system = system
        self.programs = Programs(root, environment)
        self._environment = environment

    def setting(self, name: str, default: str = "") -> str:
        """A variable of the environment; an empty one is as good as none."""
        return self._environment.get(name) or default

    @property
    def cache(self) -> Path:
        """Where programs are kept that were built or fetched once."""
        caches = self.setting("XDG_CACHE_HOME", f"{self.setting('HOME', '/root')}/.cache")
        return Path(self.setting("K8S_CACHE", f"{caches}/ska-tango-examples"))

    @property
    def venv_python(self) -> Path:
        """The interpreter of the checkout's own environment."""
        return self.root / ".venv" / "bin" / "python"

    def found(self, program: str) -> Iterator[Path]:
        """Yield where a program is, in the order of PATH."""
        for folder in self.setting("PATH", os.defpath).split(os.pathsep):
            if path := shutil.which(program, path=folder):
                yield Path(path)

    def output(self, *words: str | Path, patience: float = PATIENCE) -> str:
        """What a program prints; see `Programs.output`."""
        return self.programs.output(*words, patience=patience)

    def text(self, path: str) -> str:
        """What a file of the system says, "" if there is no such file."""
        file = self.system / path
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
