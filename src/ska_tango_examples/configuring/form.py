"""Whether a configuration has the right form, before anything is done with it.

The rules are those of dsconfig's own schema, which the library leaves unchecked, and two more: a
property has a value, and a device stands in one place only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

_Check: TypeAlias = Callable[[Any, str], Iterator[str]]
"""Yields what is wrong with a value that stands at a path."""

_ANYTHING = re.compile(r"[\s\S]+")
_WORD = re.compile(r"[\w-]+")
_WORD_ADVICE = "must be a word of letters, digits, - and _"
_DEVICE = re.compile(r"[\w.@-]+/[\w.@-]+/[\w.@-]+")
_DEVICE_ADVICE = "is no device name; it needs exactly three parts, domain/family/member"


def mistakes(configuration: Any) -> Iterator[str]:
    """Yield a line for each mistake in a configuration: where it is, and how it should be."""
    if not isinstance(configuration, dict):
        yield f"keys and values are needed, not {_kind(configuration)}"
        return
    yield from _CONFIGURATION(
        {key: value for key, value in configuration.items() if not key.startswith("_")}, ""
    )
    yield from _repeated(configuration)


def devices(configuration: Any) -> Iterator[tuple[str, str, str]]:
    """Yield each device with its server, "executable/instance", and its path."""
    for executable, instances in _items(configuration, "servers"):
        for instance, classes in _items(instances):
            for class_name, entries in _items(classes):
                for device, _ in _items(entries):
                    path = _below(f"servers.{executable}.{instance}.{class_name}", device)
                    yield device, f"{executable}/{instance}", path


def _repeated(configuration: dict[str, Any]) -> Iterator[str]:
    first: dict[str, str] = {}
    for device, _, path in devices(configuration):
        # Tango does not tell upper from lower case.
        original = first.setdefault(device.lower(), path)
        if original != path:
            yield f"{path}: the device stands at {original} too; take one of them away"


def _items(value: Any, *keys: str) -> list[tuple[str, Any]]:
    """The items of a mapping, of one below it if keys are given; none of anything else."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return list(value.items()) if isinstance(value, dict) else []


def _keys(**parts: _Check) -> _Check:
    """A mapping whose keys are known."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path}: keys and values are needed, not {_kind(value)}"
        for key, each in _items(value):
            place = _below(path, key)
            if key in parts:
                yield from parts[key](each, place)
            else:
                yield f"{place}: nothing is known by this key; there can be {', '.join(parts)}"

    return check


def _names(part: _Check, name: re.Pattern[str] = _WORD, advice: str = _WORD_ADVICE) -> _Check:
    """A mapping whose keys are names."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path}: keys and values are needed, not {_kind(value)}"
        for key, each in _items(value):
            place = _below(path, key)
            if not name.fullmatch(key):
                yield f"{place}: {key!r} {advice}"
            yield from part(each, place)

    return check


def _texts(value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{path}: a list of texts is needed, not {_kind(value)}"
    elif not value:
        yield f"{path}: the property has no value; give it one or take it away"
    else:
        for index, each in enumerate(value):
            yield from _text(each, f"{path}[{index}]")


def _text(value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{path}: a text, in quotes, is needed, not {_kind(value)}"


def _below(path: str, key: str) -> str:
    """The path of a value; a key that would be hard to read in it stands in brackets."""
    if not _WORD.fullmatch(key):
        return f"{path}[{key!r}]"
    return f"{path}.{key}" if path else key


def _kind(value: Any) -> str:
    kinds = {dict: "keys and values", list: "a list", str: "a text", type(None): "nothing"}
    return kinds.get(type(value), repr(value))


_PROPERTIES = _names(_texts, _ANYTHING, "must not be empty")
_BOTH = {
    "properties": _PROPERTIES,
    "attribute_properties": _names(_PROPERTIES, _ANYTHING, "must not be empty"),
}
_DEVICES = _names(_keys(**_BOTH, alias=_text), _DEVICE, _DEVICE_ADVICE)
_CONFIGURATION = _keys(servers=_names(_names(_names(_DEVICES))), classes=_names(_keys(**_BOTH)))
