"""What a device server is given in a cluster; one machine needs none of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Form, KubernetesObject
from .texts import AbsolutePath, Identifier, ObjectName, Quantity, Text

PullPolicy = Literal["Always", "IfNotPresent", "Never"]
AccessMode = Literal["ReadWriteOnce", "ReadWriteOncePod", "ReadOnlyMany", "ReadWriteMany"]
Seconds = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]


class Image(Form):
    """A container image, `registry/image:tag`."""

    registry: Text
    """Host, and path if any, of the registry."""

    image: Text
    """Name of the image in the registry."""

    tag: Text
    """Version of the image; in quotes if it looks like a number."""

    pull_policy: PullPolicy = Field(default="IfNotPresent", alias="pullPolicy")
    """When the node pulls the image."""


class ImageOverride(Form):
    """The parts of the image in which one instance differs from its server."""

    registry: Text | None = None
    """Host, and path if any, of the registry."""

    image: Text | None = None
    """Name of the image in the registry."""

    tag: Text | None = None
    """Version of the image; in quotes if it looks like a number."""

    pull_policy: PullPolicy | None = Field(default=None, alias="pullPolicy")
    """When the node pulls the image."""


class Probe(Form):
    """The timing of a health probe; what it probes is the chart's business."""

    initial_delay_seconds: Seconds = Field(default=0, alias="initialDelaySeconds")
    """Seconds from the start of the server to the first probe."""

    period_seconds: Count = Field(default=5, alias="periodSeconds")
    """Seconds from one probe to the next."""

    timeout_seconds: Count = Field(default=1, alias="timeoutSeconds")
    """Seconds after which a probe without an answer has failed."""

    success_threshold: Count = Field(default=1, alias="successThreshold")
    """Good probes in a row that make a failed server healthy again."""

    failure_threshold: Count = Field(default=3, alias="failureThreshold")
    """Failed probes in a row that make the server unhealthy."""


class Volume(Form):
    """A volume that all instances of the server share."""

    name: ObjectName
    """Stem of the names of the claim and of its helper."""

    mount_path: AbsolutePath = Field(alias="mountPath")
    """Directory in the container."""

    storage: Quantity = "250Mi"
    """Size of the claim."""

    access_mode: AccessMode = Field(default="ReadWriteOnce", alias="accessMode")
    """By how many nodes, or pods, it can be used at a time, and how."""

    storage_class_name: Text | None = Field(default=None, alias="storageClassName")
    """What provides the storage; the cluster's default, if not given."""

    read_only: bool = Field(default=True, alias="readOnly")
    """Whether the servers may only read it."""

    existing_claim_name: ObjectName | None = Field(default=None, alias="existingClaimName")
    """A claim that exists already and is used instead of one of our own."""

    admin_image: Image | None = None
    """Image of the helper that keeps a shell with the volume mounted."""


class SecretVariable(Form):
    """One environment variable that a secret fills."""

    secret_key: Text = Field(alias="secretKey")
    """Key in the secret."""

    env_name: Identifier = Field(alias="envName")
    """Name of the environment variable."""

    default: str
    """Its value where there is no Vault."""

    transform: Text | None = None
    """Template that makes the value out of the secret."""


class Secret(Form):
    """A secret of a Vault, handed over in environment variables."""

    secret_path: Text = Field(alias="secretPath")
    """Path of the secret in its mount."""

    secret_mount: Text | None = Field(default=None, alias="secretMount")
    """Mount of the Vault; the chart's, if not given."""

    env: list[SecretVariable]
    """The variables."""


class Resources(Form):
    """CPU and memory, in the units of Kubernetes."""

    requests: KubernetesObject = Field(default_factory=dict)
    """What is set aside for the container."""

    limits: KubernetesObject = Field(default_factory=dict)
    """What it may use at most."""


class Placement(Form):
    """Where and with what a pod runs; an instance's own settings win over its server's."""

    expose_ds: bool = Field(default=False, alias="exposeDS")
    """Whether clients outside the cluster can reach it through a LoadBalancer."""

    extra_volumes: list[KubernetesObject] = Field(default_factory=list, alias="extraVolumes")
    """More volumes, as Kubernetes writes them."""

    extra_volume_mounts: list[KubernetesObject] = Field(
        default_factory=list, alias="extraVolumeMounts"
    )
    """Where the container sees them, as Kubernetes writes it."""

    resources: Resources | None = None
    """CPU and memory."""

    node_selector: dict[str, str] = Field(default_factory=dict, alias="nodeSelector")
    """Labels that the node must have."""

    affinity: KubernetesObject = Field(default_factory=dict)
    """Affinity rules, as Kubernetes writes them."""

    tolerations: list[KubernetesObject] = Field(default_factory=list)
    """Tolerated taints, as Kubernetes writes them."""
