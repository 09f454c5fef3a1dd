"""The type of what can be told in JSON."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

JSONData: TypeAlias = (
    "bool | int | float | str | Sequence[JSONData] | Mapping[str, JSONData] | None"
)
"""What can be told in JSON."""
