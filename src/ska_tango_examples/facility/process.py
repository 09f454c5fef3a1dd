"""One process of the control system."""

from __future__ import annotations

import signal
from pathlib import Path

from ska_tango_examples.facility.job import Job


class Process:
    """One process of the control system, as far as the fork server has told.

    Attributes:
        job: what it does.
        pid: its process id; 0 until it has been started.
        exit_code: None while it runs; negative is the number of the signal that ended it.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.pid = 0
        self.exit_code: int | None = None

    @property
    def name(self) -> str:
        """The unique name, "executable/instance" for a device server."""
        return self.job.name

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self.exit_code is None

    def last_words(self, lines: int = 15) -> str:
        """The last lines of its log."""
        return "\n".join(self.log_text().splitlines()[-lines:]) or "(its log is empty)"

    def log_text(self) -> str:
        """All of its log, empty if it has written nothing yet."""
        log = Path(self.job.log)
        return log.read_text(errors="replace") if log.exists() else ""

    def fate(self) -> str:
        """How it ended, "exit code 1" or "signal SIGKILL"; "running" if it has not."""
        if self.exit_code is None:
            return "running"
        if self.exit_code < 0:
            return f"signal {signal.Signals(-self.exit_code).name}"
        return f"exit code {self.exit_code}"
