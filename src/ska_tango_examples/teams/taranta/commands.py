"""The commands of ``TarantaTestDevice`` that answer and do no more."""

import json
from typing import Any

from tango.server import Device, command


def names_type(name: str, dtype_in: Any, doc_in: str) -> Any:
    """Return the command ``name``, which answers the type of its argument and the argument."""

    def answer(_device: Device, value: Any) -> str:
        return f"{type(value)}{value}"

    answer.__name__ = name
    answer.__doc__ = "Answer the argument, after the type that it has in Python."
    return command(answer, dtype_in=dtype_in, doc_in=doc_in, dtype_out="DevString")


class GuiCommands(Device):
    """A device with a command for each type of argument, and a few more."""

    testBoolean = names_type("testBoolean", "DevBoolean", "Boolean type")
    testDevEnum = names_type("testDevEnum", "DevEnum", "Enum Type")
    testDevVarCharArray = names_type("testDevVarCharArray", "DevVarCharArray", "VarCharArray Type")
    testDevVarLongArray = names_type(
        "testDevVarLongArray", "DevVarLong64Array", "DevVarLongArray type"
    )
    testDevVarShortArray = names_type(
        "testDevVarShortArray", "DevVarShortArray", "DevVarShortArray type"
    )
    testDevVarStringArray = names_type(
        "testDevVarStringArray", "DevVarStringArray", "DevVarStringArray"
    )
    testFloat = names_type("testFloat", "DevDouble", "Float Type")
    testInt = names_type("testInt", "DevShort", "Integer Type")
    testStr = names_type("testStr", "DevString", "String Type")

    @command(dtype_in="DevBoolean", doc_in="Get JSON", dtype_out="DevString", doc_out="Get JSON")
    def json(self, given: bool) -> str:
        """Answer a JSON object, with the argument and with objects and lists in it."""
        return json.dumps({"given": given, "nested": {"text": "Größe", "numbers": [1, 2.5, None]}})

    @command(
        dtype_in="DevBoolean",
        doc_in="Control led status",
        dtype_out="DevString",
        doc_out="Get server response",
    )
    def led(self, lit: bool) -> str:
        """Answer the argument; there is no light."""
        return str(lit)

    @command(
        dtype_in="DevDouble",
        doc_in="Ramp target current",
        dtype_out="DevDouble",
        doc_out="target current",
    )
    def ramp(self, target: float) -> float:
        """Answer the argument; there is no current."""
        return target
