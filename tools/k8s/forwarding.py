"""A port of a pod on this machine."""

from __future__ import annotations

import socket
import subprocess
from argparse import ArgumentTypeError

from .kubectl import Kubectl
from .trouble import Trouble

LOOPBACK = "127.0.0.1"


def port_number(text: str) -> int:
    """The port that a text names.

    Raises:
        ArgumentTypeError: it names none, so argparse can say which option is wrong.
    """
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        raise ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def require_free(port: int) -> None:
    """Refuse a port of this machine that cannot be listened at.

    Raises:
        Trouble: somebody else does, or nobody may.
    """
    with socket.socket() as probe:
        # As kubectl does: connections that have ended are in nobody's way.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise Trouble(
                f"port {port} of this machine: {error.strerror}; choose another K8S_DEBUG_PORT"
            ) from error


def forward(kubectl: Kubectl, pod: str, port: int, inside: int, hint: str) -> int:
    """Forward a port of this machine to one inside a pod until somebody ends it.

    Args:
        kubectl: the namespace.
        pod: `pod/name`.
        port: on the loopback interface of this machine.
        inside: on that of the pod.
        hint: what to say when connections can be made.

    Returns:
        The status of kubectl.
    """
    words = ("port-forward", pod, f"{port}:{inside}", f"--address={LOOPBACK}")
    with subprocess.Popen(kubectl.command(*words), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101 (it is a pipe)
        try:
            for line in process.stdout:
                print(line, end="", flush=True)
                if line.startswith("Forwarding from"):
                    print(hint, flush=True)
        finally:
            process.terminate()
    return process.returncode
