"""A device server of the running control system."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ska_tango_examples.debugging import PORT
from ska_tango_examples.facility.job import LOOPBACK, Job
from ska_tango_examples.facility.process import Process

if TYPE_CHECKING:
    from ska_tango_examples.deployment import DeviceServer, ServerInstance


_RUNNER = "ska_tango_examples.program.server:serve"


@dataclass
class RunningServer:
    """A server instance and the process that runs it.

    Attributes:
        instance: what the deployment says about it.
        process: what runs it now, or ran it last.
        devices: full names of its devices, `tango://host:port/domain/family/member`.
    """

    instance: ServerInstance
    process: Process
    devices: list[str]

    @property
    def name(self) -> str:
        """Its name, "executable/instance"."""
        return self.instance.full_name

    @property
    def debug_port(self) -> int:
        """Where a debugger can attach to it, 0 if nowhere."""
        port = self.process.job.environment.get(PORT, "")
        return int(port) if port.isdecimal() else 0


def server_job(
    instance: ServerInstance, tango_host: str, folder: Path, debug_port: int = 0
) -> Job:
    """The job of a server instance.

    Args:
        instance: what to run.
        tango_host: the database it registers with, unless its own environment names another.
        folder: gets its log.
        debug_port: where a debugger can attach to it, 0 if nowhere.
    """
    executable, _, name = instance.full_name.partition("/")
    options = [name, "-ORBendPoint", f"giop:tcp:{LOOPBACK}:0"]
    environment = {"TANGO_HOST": tango_host, **instance.environment}
    if debug_port:
        environment[PORT] = str(debug_port)
    log = str(folder / f"{executable}-{name}.log")
    if instance.command:
        return Job(
            name=instance.full_name,
            log=log,
            command=shlex.split(instance.command),
            arguments=options,
            environment=environment,
        )
    return Job(
        name=instance.full_name,
        log=log,
        module="ska_tango_examples.facility.device_server",
        arguments=[
            _runner(instance.server),
            ",".join(_classes(instance.server)),
            executable,
            *options,
        ],
        environment=environment,
    )


def modules_of(servers: Sequence[DeviceServer]) -> list[str]:
    """Every installed module that has a class of these servers."""
    classes = {path for server in servers for path in _classes(server) if "@" not in path}
    return sorted({path.rpartition(".")[0] for path in classes})


def _runner(server: DeviceServer) -> str:
    """What runs its classes: our own function, unless the description names another one."""
    return server.runner if "runner" in server.model_fields_set else _RUNNER


def _classes(server: DeviceServer) -> list[str]:
    """Its classes in the form that the device server program takes."""
    return [
        f"{entry.name}@{Path(entry.path).absolute()}" if entry.path else entry.name
        for entry in server.entrypoints or []
    ]
