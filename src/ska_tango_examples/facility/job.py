"""What one process of the control system has to do."""

from __future__ import annotations

from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"
"""Everything listens here and nowhere else."""


@dataclass(frozen=True)
class Job:
    """One process: a Python module run in a fork, or an executable.

    Exactly one of `module` and `command` is given.

    Attributes:
        name: unique while it runs; "executable/instance" for a device server.
        log: path of the file that gets its standard output and error.
        module: module whose `main(arguments)` is called in the fork.
        command: executable and leading arguments, started in place of the fork.
        arguments: what follows the name of the program.
        environment: variables set on top of those of the fork server.
    """

    name: str
    log: str
    module: str = ""
    command: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    def as_command(self, python: str) -> Job:
        """The same job by an interpreter of its own instead of a fork."""
        return Job(
            name=self.name,
            log=self.log,
            command=self.command or [python, "-m", self.module],
            arguments=self.arguments,
            environment=self.environment,
        )
