"""The form of a description of a Tango class."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class AttributeDescription:
    """One attribute, with the names that Tango uses for its settings.

    Attributes:
        limits: ``min_value`` and ``max_value``, as far as given.
        alarms: the alarm and warning levels, as far as given.
        events: what decides on change and archive events, as far as given.
        polling_ms: period in ms at which Tango polls it, None when not from the code.
        forwarded: True when it shows an attribute of another device.
    """

    name: str
    type: str
    format: str
    access: str
    max_dim_x: int
    max_dim_y: int
    label: str
    unit: str
    description: str
    enum_labels: tuple[str, ...]
    limits: Mapping[str, str]
    alarms: Mapping[str, str]
    events: Mapping[str, str]
    polling_ms: int | None
    memorized: bool
    forwarded: bool


@dataclass(frozen=True)
class CommandDescription:
    """One command; ``DevVoid`` stands for no argument or no result."""

    name: str
    in_type: str
    doc_in: str
    out_type: str
    doc_out: str
    doc: str
    polling_ms: int | None


@dataclass(frozen=True)
class PropertyDescription:
    """One property of a device or of the class; a mandatory one has no default."""

    name: str
    type: str
    doc: str
    default: Any
    mandatory: bool


@dataclass(frozen=True)
class ClassDescription:
    """All that a Tango class offers beyond what every Tango device has."""

    name: str
    doc: str
    attributes: tuple[AttributeDescription, ...]
    commands: tuple[CommandDescription, ...]
    device_properties: tuple[PropertyDescription, ...]
    class_properties: tuple[PropertyDescription, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the description in the types of JSON, but for tuples."""
        return asdict(self)

    def as_json(self) -> str:
        """Return the description as a JSON object, always with the same keys and order."""
        return json.dumps(self.as_dict(), indent=2, default=str)
