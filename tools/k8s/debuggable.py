"""Whether a server can be opened to a debugger, and in which image."""

from __future__ import annotations

import re
import shlex

from .api import Object
from .device_server import container
from .trouble import Trouble

_OUR_IMAGE = "ska-tango-examples"
_PYTHON = re.compile(r"python[\d.]*|TangoExample\w+DS")
"""The programs that are known to be Python's: the interpreter, and the scripts of this project."""


def require_debuggable(stateful_set: Object, port: int) -> None:
    """Refuse a server that would come to nothing as a debugged one.

    Raises:
        Trouble: its program is not Python, or the port is one of its own.
    """
    server, name = container(stateful_set), stateful_set["metadata"]["name"]
    words = _words(server.get("command") or [])
    if not words or not _PYTHON.fullmatch(words[0].rpartition("/")[2]):
        program = shlex.join(words) or "no device server"
        raise Trouble(f"{name} runs {program}, which is not Python")
    if any(one["containerPort"] == port for one in server.get("ports", ())):
        raise Trouble(f"{name} has port {port} for itself; choose another K8S_DEBUG_PORT")


def image_for(stateful_set: Object, image: str) -> str:
    """The image to debug the server in; empty if it stays in its own.

    Only an image of this project has the same servers in it as `image`.
    """
    own = str(container(stateful_set)["image"]).rpartition("/")[2]
    return image if re.split("[:@]", own)[0] == _OUR_IMAGE else ""


def _words(command: list[str]) -> list[str]:
    """A command line; a chart puts one that has arguments of its own into a shell."""
    if command[:2] == ["sh", "-c"]:
        return shlex.split(command[2].removeprefix("exec ").removesuffix('"$@"'))
    return command
