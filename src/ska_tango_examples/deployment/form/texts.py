"""The kinds of text in the form, each with its rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


@dataclass(frozen=True)
class Matches:
    """A rule for texts: the pattern of all of it, and what to tell whoever breaks it."""

    pattern: str
    advice: str

    def check(self, text: str) -> str:
        """Return the text; raises ValueError if it breaks the rule."""
        if not re.fullmatch(self.pattern, text):
            raise ValueError(f'"{text}" cannot be taken: {self.advice}')
        return text

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check after pydantic has made sure that it is text."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Put the pattern into the JSON schema."""
        return {**handler(schema), "pattern": f"^{self.pattern}$"}


WORD = "[A-Za-z0-9_-]+"

Text = Annotated[str, Matches(r"[\s\S]*\S[\s\S]*", "it is blank; give it a value")]

DeviceName = Annotated[
    str,
    Matches(
        f"{WORD}/{WORD}/{WORD}",
        "a device name has exactly three parts, domain/family/member, each of letters, digits, "
        "- and _",
    ),
]

TangoWord = Annotated[
    str, Matches(WORD, "a Tango server name is made of letters, digits, - and _")
]

ObjectName = Annotated[
    str,
    Matches(
        "[a-z]([-a-z0-9]*[a-z0-9])?",
        "Kubernetes takes small letters, digits and -, beginning with a letter and ending "
        "with a letter or digit",
    ),
]

InstanceName = Annotated[
    str,
    Matches(
        "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
        "the instance becomes a part of Kubernetes names, which takes small letters, digits and "
        "- (not _), beginning and ending with a letter or digit",
    ),
]

LabelValue = Annotated[
    str,
    Matches(
        "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?",
        "a label has at most 63 letters, digits, -, _ and ., beginning and ending with a letter "
        "or digit",
    ),
]

ClassPath = Annotated[
    str,
    Matches(
        r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)+",
        "an entry point is written module.Class, with all the packages of the module",
    ),
]

FunctionPath = Annotated[
    str,
    Matches(
        r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*:[A-Za-z_][A-Za-z0-9_]*",
        "a runner is written module:function, with all the packages of the module",
    ),
]

Identifier = Annotated[
    str,
    Matches("[A-Za-z_][A-Za-z0-9_]*", "a name is made of letters, digits and _, no digit first"),
]

HostAndPort = Annotated[
    str, Matches(r"[A-Za-z0-9.-]+:[0-9]{1,5}", "a host is written with its port, host:port")
]

AbsolutePath = Annotated[str, Matches("/.*", "a path inside the container begins with /")]

Quantity = Annotated[
    str, Matches("[0-9]+(\\.[0-9]+)?([EPTGMk]i?)?", "a size is written like 250Mi or 1Gi")
]
