"""Devices, their classes and their properties."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Form
from .texts import DeviceName, Identifier, Text


class Property(Form):
    """A Tango property: a name and its values."""

    name: Text
    """Name of the property, such as `polled_attr`; of an attribute, such as `abs_change`."""

    values: Annotated[list[str], Field(min_length=1)]
    """The values, each in quotes, because a Tango database keeps text only."""


class AttributeProperties(Form):
    """The properties of one attribute."""

    attribute: Text
    """Name of the attribute."""

    properties: list[Property]
    """Its properties: `abs_change`, `label`, `__root_att`, ..."""


class Configured(Form):
    """Something that properties can be given to."""

    properties: list[Property] = Field(default_factory=list)
    """Properties, by name."""

    attribute_properties: list[AttributeProperties] = Field(default_factory=list)
    """Properties of attributes, by attribute."""


class Device(Configured):
    """A device and what the Tango database is to know of it."""

    name: DeviceName
    """Name of the device, `domain/family/member`."""


class ClassDevices(Form):
    """The devices of one class in an instance of a server."""

    name: Identifier
    """Name of the Tango class."""

    devices: list[Device]
    """Its devices in this instance."""


class ClassProperties(Configured):
    """Properties that all devices of a class share, whichever server they are in."""

    name: Identifier
    """Name of the Tango class."""
