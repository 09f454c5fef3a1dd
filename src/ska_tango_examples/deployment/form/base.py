"""What all parts of the form have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

KubernetesObject = dict[str, Any]
"""A part that Kubernetes defines and checks; it is handed on as it is."""


class Form(BaseModel):
    """A mapping of known keys; unknown keys and other types than the declared are refused."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        use_attribute_docstrings=True,
    )


def fields_by_key(form: type[Form]) -> dict[str, FieldInfo]:
    """Return the fields of a form by the keys that YAML has for them."""
    return {field.alias or name: field for name, field in form.model_fields.items()}
