"""What a Tango class offers, read from its declaration; no device is started."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence
from typing import Any

from tango import CmdArgType
from tango.server import Device

from ska_tango_examples.program.description import (
    AttributeDescription,
    ClassDescription,
    CommandDescription,
    PropertyDescription,
)

_LIMITS = ("min_value", "max_value")
_ALARMS = ("min_alarm", "min_warning", "max_warning", "max_alarm", "delta_t", "delta_val")
_EVENTS = (
    "abs_change",
    "rel_change",
    "period",
    "archive_abs_change",
    "archive_rel_change",
    "archive_period",
)


def describe(device_class: type[Device]) -> ClassDescription:
    """Return what ``device_class`` declares or inherits, in the order of the declarations.

    The commands and attributes that every Tango device has (State, Status, Init) are left out.
    """
    tango_class = device_class.TangoClassClass
    return ClassDescription(
        name=device_class.TangoClassName,
        doc=inspect.cleandoc(device_class.__doc__ or ""),
        attributes=tuple(map(_attribute, tango_class.attr_list.values())),
        commands=tuple(
            _command(device_class, name, declared)
            for name, declared in tango_class.cmd_list.items()
        ),
        device_properties=_properties(tango_class.device_property_list),
        class_properties=_properties(tango_class.class_property_list),
    )


def _attribute(declared: Any) -> AttributeDescription:
    settings = declared.att_prop
    return AttributeDescription(
        name=declared.attr_name,
        type=declared.attr_type.name,
        format=declared.attr_format.name,
        access=declared.attr_write.name,
        max_dim_x=declared.dim_x,
        max_dim_y=declared.dim_y,
        label=_text(settings, "label"),
        unit=_text(settings, "unit"),
        description=inspect.cleandoc(_text(settings, "description")),
        enum_labels=tuple(filter(None, _text(settings, "enum_labels").split(","))),
        limits=_given(settings, _LIMITS),
        alarms=_given(settings, _ALARMS),
        events=_given(settings, _EVENTS),
        polling_ms=declared.polling_period if declared.polling_period > 0 else None,
        memorized=bool(declared.memorized),
        forwarded=bool(declared.forward),
    )


def _command(device_class: type[Device], name: str, declared: Sequence[Any]) -> CommandDescription:
    (in_type, doc_in), (out_type, doc_out) = declared[:2]
    options = declared[2] if len(declared) > 2 else {}
    return CommandDescription(
        name=name,
        in_type=in_type.name,
        doc_in=_doc(in_type, doc_in),
        out_type=out_type.name,
        doc_out=_doc(out_type, doc_out),
        doc=_command_doc(name, device_class),
        polling_ms=options.get("Polling period"),
    )


def _properties(declared: dict[str, list[Any]]) -> tuple[PropertyDescription, ...]:
    return tuple(
        PropertyDescription(
            name=name,
            type=kind.name,
            doc=doc,
            default=default,
            mandatory=any(mandatory),
        )
        # Only properties of devices can be mandatory.
        for name, (kind, doc, default, *mandatory) in declared.items()
    )


def _text(settings: Any, name: str) -> str:
    """The setting ``name``, "" where it is not given; a forwarded attribute has hardly any."""
    return str(getattr(settings, name, None) or "")


def _given(settings: Any, names: Iterable[str]) -> dict[str, str]:
    """The settings that are given; PyTango writes a pair as ``(-1, 1)``, Tango as ``-1, 1``."""
    texts = {name: _text(settings, name).strip("()[]") for name in names}
    return {name: text for name, text in texts.items() if text}


def _command_doc(name: str, device_class: type[Device]) -> str:
    """The docstring of the method, unless it is the one that PyTango makes up."""
    doc = inspect.cleandoc(getattr(device_class, name).__doc__ or "")
    return "" if doc.startswith(f"'{name}' TANGO command") else doc


def _doc(kind: CmdArgType, doc: str) -> str:
    """What PyTango makes up for a value that has no documentation is none."""
    return "" if kind == CmdArgType.DevVoid or "(not documented)" in doc else doc
