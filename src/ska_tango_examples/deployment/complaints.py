"""What pydantic found wrong, in words for the author of a YAML file."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from .errors import Problem
from .form import DeviceServer
from .form.base import Form, fields_by_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from .tree import KeyPath, Tree

EMPTY = "is empty; give it a value or take the key away"

WANTED = {
    "bool_type": "true or false, without quotes, is needed",
    "int_type": "a whole number, without quotes, is needed",
    "string_type": "text is needed",
    "list_type": 'a list is needed; begin each item with "- " or write [item, item]',
    "dict_type": "keys and values are needed",
    "model_type": "keys and values are needed",
}

READ_AS = {"int": "number", "float": "number", "bool": "truth value"}


def complaints(error: ValidationError, tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each error of a device server that was read from `tree`."""
    for details in error.errors():
        path = details["loc"]
        yield Problem.at(tree, path, _wording(details, tree))


def _wording(details: ErrorDetails, tree: Tree) -> str:
    kind, path = details["type"], details["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "missing":
        return f"is missing; add it: {_description(path)}"
    if kind in WANTED:
        return _wrong_type(kind, tree.nearest(path))
    if kind == "value_error":
        return str(details["ctx"]["error"])
    if kind == "literal_error":
        return f"is {details['input']!r}; choose {details['ctx']['expected']}"
    if kind == "too_short":
        return "is an empty list; give at least one item"
    return f"{details['msg'][0].lower()}{details['msg'][1:]}; got {details['input']!r}"


def _wrong_type(kind: str, found: Tree) -> str:
    if found.value is None:
        return EMPTY
    if isinstance(found.value, (dict, list)):
        shape = "is a list" if isinstance(found.value, list) else "has keys of its own"
        return f"{shape}, but {WANTED[kind]}"
    if kind == "string_type":
        read_as = READ_AS.get(type(found.value).__name__, "date")
        return f'is read as a {read_as}, but {WANTED[kind]}; quote it: "{found.text}"'
    return f"is {found.text!r}, but {WANTED[kind]}"


def _unknown_key(path: KeyPath) -> str:
    known = sorted(fields_by_key(_form_at(path[:-1])))
    near = get_close_matches(str(path[-1]), known, n=1)
    cure = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
    return f"is not a key of the form; {cure}"


def _description(path: KeyPath) -> str:
    return str(fields_by_key(_form_at(path[:-1]))[str(path[-1])].description)


def _form_at(path: KeyPath) -> type[Form]:
    form: type[Form] = DeviceServer
    for step in path:
        if isinstance(step, str):
            form = next(_forms_in(fields_by_key(form)[step].annotation))
    return form


def _forms_in(annotation: Any) -> Iterator[type[Form]]:
    """Yield the forms that a type like `list[Form] | None` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for part in get_args(annotation):
        yield from _forms_in(part)
