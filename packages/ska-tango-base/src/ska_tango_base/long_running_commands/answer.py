"""What a long running command answers."""

from ska_control_model import ResultCode
from ska_tango_base.type_hints import DevVarLongStringArrayType

ANSWER_DOC = "([Command ResultCode], [Unique ID of the command])"
"""How Tango's tools describe the answer; if the command is refused, the text is the reason."""


def answer(code: ResultCode, text: str) -> DevVarLongStringArrayType:
    """Return a code and a text in the form that Tango takes.

    Tango's strings are Latin-1; whatever else is in the text is written as its escape, since a
    reason that cannot be told would reach the client as another error.
    """
    return [code], [text.encode("latin-1", "backslashreplace").decode("latin-1")]
