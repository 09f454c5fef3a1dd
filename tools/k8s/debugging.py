"""The commands that `make k8s-debug` and `make k8s-debug-off` run."""

from __future__ import annotations

import json

from .api import Api, Object, open_api
from .debuggable import image_for, require_debuggable
from .debugged_server import closing, is_changed, is_overtaken, opening, port_of
from .device_server import NAME, server_of
from .forwarding import forward, require_free
from .kubectl import Kubectl
from .trouble import Trouble
from .waiting import wait_or_explain

_HINT = """\
The server of {device} listens for a debugger, and can be reached at 127.0.0.1:{port}.
  VS Code: Run and Debug (Ctrl+Shift+D), choose "Attach to a pod", F5
  others:  attach to 127.0.0.1:{port}; the source is in {source} of the pod
           (justMyCode: false, for a debugger skips packages that are installed)
While it stands at a breakpoint it answers nobody, and clients give up after 3 s.
Ctrl-C here ends the forwarding; make k8s-debug-off puts the server back."""
_WHERE = "import sysconfig; print(sysconfig.get_path('purelib'))"
# It looks into the kernel's table, for a debugger takes whoever connects for an editor.
_LISTENS = """\
sockets = [line.split() for line in open('/proc/net/tcp')]
print(any(one[1] == '0100007F:{port:04X}' and one[3] == '0A' for one in sockets))"""


def start(kubectl: Kubectl, device: str, port: int, image: str, timeout: float) -> int:
    """Open the server of a device to a debugger, and forward its port until the user ends it.

    Args:
        kubectl: the namespace.
        device: a device of it.
        port: port of the debugger, there and on this machine; one that the chart gives stays.
        image: one with debugpy in it, in place of an image of this project; empty if that has it.
        timeout: seconds for the server to start anew.

    Raises:
        Trouble: the server cannot be debugged, a port is taken, or the cluster refuses something.
    """
    require_free(port)
    with open_api(kubectl) as api:
        maps = _all(api, kubectl, "/api/v1", "configmaps")
        found = server_of(device, maps, _stateful_sets(api, kubectl))
        inside = _open(kubectl, found, port, image)
        labels = found["spec"]["selector"]["matchLabels"]
        if wait_or_explain(api, kubectl.namespace, labels, timeout) is None:
            print("make k8s-debug-off puts the server back")
            return 1
    pod = f"pod/{found['metadata']['name']}-0"
    if _ask(kubectl, pod, _LISTENS.format(port=inside)) != "True":
        raise Trouble(
            f"{pod} runs, but nothing in it listens at port {inside}: only programs of this "
            f"project heed DEBUGPY_PORT by themselves, others want `debug` in the chart; "
            "make k8s-debug-off puts the server back"
        )
    hint = _HINT.format(device=device, port=port, source=_ask(kubectl, pod, _WHERE))
    return forward(kubectl, pod, port, inside, hint)


def end(kubectl: Kubectl, timeout: float) -> int:
    """Put back every server that was opened, and wait until it is as it was.

    Raises:
        Trouble: the cluster refuses something.
    """
    with open_api(kubectl) as api:
        changed = [one for one in _stateful_sets(api, kubectl) if is_changed(one)]
        for one in changed:
            _change(kubectl, one, closing(one))
        if not changed:
            print(f"No server in namespace {kubectl.namespace} was opened by make k8s-debug")
        outcomes = [
            wait_or_explain(
                api, kubectl.namespace, one["spec"]["selector"]["matchLabels"], timeout
            )
            for one in changed
        ]
    return int(None in outcomes)


def _open(kubectl: Kubectl, stateful_set: Object, port: int, image: str) -> int:
    """Open a server if it is not open already; the port at which it listens."""
    inside = port_of(stateful_set)
    if inside is not None and not is_overtaken(stateful_set):
        return inside
    require_debuggable(stateful_set, port)
    _change(kubectl, stateful_set, opening(stateful_set, port, image_for(stateful_set, image)))
    return port


def _change(kubectl: Kubectl, stateful_set: Object, patch: Object) -> None:
    name = stateful_set["metadata"]["name"]
    print(kubectl.run("patch", "statefulset", name, "--patch", json.dumps(patch)).strip())


def _ask(kubectl: Kubectl, pod: str, program: str) -> str:
    """What a Python program says in the container of a device server."""
    words = ("exec", pod, f"--container={NAME}", "--", "python3", "-c", program)
    return kubectl.run(*words).strip()


def _stateful_sets(api: Api, kubectl: Kubectl) -> list[Object]:
    return _all(api, kubectl, "/apis/apps/v1", "statefulsets")


def _all(api: Api, kubectl: Kubectl, group: str, kind: str) -> list[Object]:
    return list(api.get(f"{group}/namespaces/{kubectl.namespace}/{kind}")["items"])
