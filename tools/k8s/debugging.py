"""The commands that `make k8s-debug` and `make k8s-debug-off` run."""

from __future__ import annotations

import json
import subprocess

from .api import Api, Object, open_api
from .debugged_server import closing, is_changed, opening, port_of, server_of
from .kubectl import Kubectl
from .waiting import wait_or_explain

_HINT = """\
The server of {device} listens for a debugger, and can be reached at 127.0.0.1:{port}.
  VS Code: Run and Debug (Ctrl+Shift+D), choose "Attach to a pod", F5
  others:  attach to 127.0.0.1:{port}; the source is in {source} of the pod
           (justMyCode: false, for a debugger skips packages that are installed)
While it stands at a breakpoint it answers nobody, and clients give up after 3 s.
Ctrl-C here ends the forwarding; make k8s-debug-off puts the server back."""
_WHERE = "import sysconfig; print(sysconfig.get_path('purelib'))"


def start(kubectl: Kubectl, device: str, port: int, image: str, timeout: float) -> int:
    """Open the server of a device to a debugger, and forward its port until the user ends it.

    Args:
        kubectl: the namespace.
        device: a device of it.
        port: port of the debugger, there and on this machine; one that the chart gives stays.
        image: one with debugpy in it, in place of the server's; empty if that has it.
        timeout: seconds for the server to start anew.

    Raises:
        Trouble: there is no such device, or the cluster refuses something.
    """
    with open_api(kubectl) as api:
        maps = _all(api, kubectl, "/api/v1", "configmaps")
        found = server_of(device, maps, _stateful_sets(api, kubectl))
        inside = port_of(found)
        if inside is None:
            inside = port
            _change(kubectl, found, opening(found, port, image))
        name, labels = found["metadata"]["name"], found["spec"]["selector"]["matchLabels"]
        if wait_or_explain(api, kubectl.namespace, labels, timeout) is None:
            print("make k8s-debug-off puts the server back")
            return 1
    pod = f"pod/{name}-0"
    source = kubectl.run("exec", pod, "--container=device-server", "--", "python3", "-c", _WHERE)
    print(_HINT.format(device=device, port=port, source=source.strip()), flush=True)
    words = ("port-forward", pod, f"{port}:{inside}", "--address=127.0.0.1")
    return subprocess.call(kubectl.command(*words))


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


def _change(kubectl: Kubectl, stateful_set: Object, patch: Object) -> None:
    name = stateful_set["metadata"]["name"]
    print(kubectl.run("patch", "statefulset", name, "--patch", json.dumps(patch)).strip())


def _stateful_sets(api: Api, kubectl: Kubectl) -> list[Object]:
    return _all(api, kubectl, "/apis/apps/v1", "statefulsets")


def _all(api: Api, kubectl: Kubectl, group: str, kind: str) -> list[Object]:
    return list(api.get(f"{group}/namespaces/{kubectl.namespace}/{kind}")["items"])
