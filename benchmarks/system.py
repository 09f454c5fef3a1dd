"""Control systems made to be measured."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ska_tango_examples.deployment import DeviceServer, load_file
from ska_tango_examples.facility.database_job import database_job
from ska_tango_examples.facility.launcher import Launcher
from ska_tango_examples.facility.server import modules_of
from ska_tango_examples.facility.system import ControlSystem

DEVICES = Path(__file__).parent / "devices"
"""Modules of devices that exist for the benchmarks only."""

Devices = Mapping[str, Mapping[str, object]]
"""`{device: {property: value}}`."""


@contextmanager
def running(servers: Sequence[DeviceServer]) -> Iterator[ControlSystem]:
    """Run a control system; it is up when this is entered, and gone when it is left."""
    with (
        tempfile.TemporaryDirectory(prefix="ska-tango-bench-") as folder,
        Launcher(Path(folder)) as launcher,
    ):
        (database,) = launcher.start([database_job(Path(folder))])
        launcher.load(modules_of(servers))
        with ControlSystem(servers, launcher, database) as system:
            yield system


def device_server(
    name: str,
    entrypoint: str | Mapping[str, str],
    instances: Mapping[str, Devices],
    waits_for: Sequence[str] = (),
) -> DeviceServer:
    """Describe a server of one device class.

    Args:
        name: of the server, in Tango too.
        entrypoint: path of the class, or the class with its file, see `own_class`.
        instances: the devices of each instance.
        waits_for: devices that must answer before it starts.
    """
    entry = {"name": entrypoint} if isinstance(entrypoint, str) else dict(entrypoint)
    class_name = entry["name"].rpartition(".")[2]
    return _described({"entrypoints": [entry]}, name, class_name, instances, waits_for)


def program(
    name: str, path: str, class_name: str, instances: Mapping[str, Devices]
) -> DeviceServer:
    """Describe a server that is a program of its own."""
    return _described({"command": path}, name, class_name, instances, ())


def own_class(name: str) -> dict[str, str]:
    """Return the entry point of a class in `devices`, given as `module.Class`."""
    return {"name": name, "path": str(DEVICES / f"{name.partition('.')[0]}.py")}


def _described(
    start: Mapping[str, Any],
    name: str,
    class_name: str,
    instances: Mapping[str, Devices],
    waits_for: Sequence[str],
) -> DeviceServer:
    description = {
        **start,
        "name": name.lower(),
        "instances": list(instances),
        "depends_on": [{"device": device} for device in waits_for],
        "server": {
            "name": name,
            "instances": [
                {"name": instance, "classes": [{"name": class_name, "devices": _listed(devices)}]}
                for instance, devices in instances.items()
            ],
        },
    }
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        json.dump(description, file)  # JSON is YAML, too
        file.flush()
        return load_file(Path(file.name))


def _listed(devices: Devices) -> list[dict[str, Any]]:
    return [
        {
            "name": device,
            "properties": [
                {"name": name, "values": [str(value)]} for name, value in properties.items()
            ],
        }
        for device, properties in devices.items()
    ]
