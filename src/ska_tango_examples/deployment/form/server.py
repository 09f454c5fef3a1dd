"""A device server: what it runs, as which instances, after whom."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, PrivateAttr, model_validator

from ska_tango_examples.deployment.tree import KeyPath, Place, Tree

from .base import Form, KubernetesObject
from .devices import ClassDevices, ClassProperties
from .pod import Image, ImageOverride, Placement, Probe, Secret, Volume
from .texts import (
    ClassPath,
    DeviceName,
    FunctionPath,
    HostAndPort,
    Identifier,
    InstanceName,
    LabelValue,
    ObjectName,
    TangoWord,
    Text,
)

PLAIN_RUNNER = "tango.server:run"
"""PyTango's own way to run a server, which offers nothing beyond Tango."""

Port = Annotated[int, Field(ge=0, lt=2**16)]


def _one_of(*keys: str) -> dict[str, Any]:
    return {"oneOf": [{"required": [key]} for key in keys]}


class Dependency(Form):
    """Something that must answer before the server starts: a device or a host."""

    model_config = ConfigDict(json_schema_extra=_one_of("device", "host"))

    device: DeviceName | None = None
    """A device."""

    host: HostAndPort | None = None
    """A TCP port, `host:port`."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Dependency:
        if (self.device is None) == (self.host is None):
            raise ValueError('give either "device: a/b/c" or "host: name:port"')
        return self


class EntryPoint(Form):
    """A device class that the server runs."""

    name: ClassPath
    """The class with its module, `package.module.Class`."""

    path: Text | None = None
    """File to load the module from, if it cannot be imported by its name."""


class EnvironmentVariable(Form):
    """An environment variable of the server's process."""

    name: Identifier
    """Name of the variable."""

    value: str
    """Its value, in quotes if it looks like a number or a truth value."""


class Instance(Placement):
    """One process of the server, with its devices."""

    name: InstanceName
    """Name of the instance, the right part of `server/instance`."""

    classes: list[ClassDevices]
    """The classes and devices of this instance."""

    depends_on: list[Dependency] = Field(default_factory=list)
    """What this instance waits for, in addition to its server's dependencies."""

    image: ImageOverride | None = None
    """The parts of the image in which this instance differs."""


class Server(Form):
    """The server's name in Tango, and its instances."""

    name: TangoWord
    """Name of the server, the left part of `server/instance`."""

    instances: list[Instance]
    """All instances that there can be."""


class DeviceServer(Placement):
    """A device server, as a file in `data/` or an entry in `values.yaml` describes it."""

    enabled: bool = True
    """Whether the server is deployed. Only for entries in values.yaml."""

    file: Text | None = None
    """File with the description, a path in the chart. Only for entries in values.yaml."""

    name: ObjectName
    """Stem of the names of the server's objects in Kubernetes."""

    function: LabelValue | None = None
    """Label: what the server does."""

    domain: LabelValue | None = None
    """Label: to which part of the system it belongs."""

    instances: list[InstanceName] = Field(default_factory=list)
    """The instances that are deployed, of those that `server` defines."""

    command: Text | None = None
    """Program to run; `entrypoints` is the alternative."""

    entrypoints: Annotated[list[EntryPoint], Field(min_length=1)] | None = None
    """Device classes to run in a Python process; `command` is the alternative."""

    runner: FunctionPath = PLAIN_RUNNER
    """What runs the device classes, `module:function`; it is called with the list of them."""

    health: bool = False
    """Whether the server tells its health by HTTP; if not, probes see only if its port is open."""

    debug: Port = 0
    """Port at which a debugger can attach through `kubectl port-forward`; 0 for none."""

    noretry: bool = False
    """Start the program without trying again until it succeeds."""

    server: Server
    """Name, instances, devices."""

    class_properties: list[ClassProperties] = Field(default_factory=list)
    """Properties of device classes."""

    depends_on: list[Dependency] = Field(default_factory=list)
    """What every instance waits for before it starts."""

    image: Image | None = None
    """Container image of the program."""

    environment_variables: list[EnvironmentVariable] = Field(default_factory=list)
    """Environment variables; the later one of two with the same name counts."""

    secrets: list[Secret] = Field(default_factory=list)
    """Environment variables that come from a Vault."""

    volume: Volume | None = None
    """A volume that the instances share."""

    startup_probe: Probe | None = Field(default=None, alias="startupProbe")
    """Timing of the probe that holds the others back until the server has started."""

    liveness_probe: Probe | None = Field(default=None, alias="livenessProbe")
    """Timing of the probe after which a hanging server is started again."""

    readiness_probe: Probe | None = Field(default=None, alias="readinessProbe")
    """Timing of the probe after which clients are sent to the server."""

    security_context: KubernetesObject = Field(default_factory=dict, alias="securityContext")
    """Security settings of the container, as Kubernetes writes them."""

    pod_security_context: KubernetesObject = Field(
        default_factory=dict, alias="podSecurityContext"
    )
    """Security settings of the pod, as Kubernetes writes them."""

    annotations: dict[str, str] = Field(default_factory=dict)
    """Annotations of the pods."""

    post_start: Text | None = Field(default=None, alias="postStart")
    """Shell text that runs in the container when it has started."""

    pre_stop: Text | None = Field(default=None, alias="preStop")
    """Shell text that runs in the container before it stops."""

    legacy_compatibility: bool = True
    """Listen on `giop:tcp::port` (true) or `giop:tcp:0.0.0.0:port` (false)."""

    no_svc: bool = False
    """Configure the devices but deploy no server."""

    _tree: Tree | None = PrivateAttr(default=None)

    def remember(self, tree: Tree) -> None:
        """Keep where everything was written, for later complaints."""
        self._tree = tree

    def place_of(self, path: KeyPath) -> Place:
        """Return the line in which the value at `path` was written."""
        return self._tree.nearest(path).place if self._tree else Place(self.name)
