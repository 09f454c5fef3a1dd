"""What is kept of a deployment for whoever wants to know later."""

from __future__ import annotations

from pathlib import Path

from .api import Api
from .kubectl import Kubectl
from .logs import whole_log

_KINDS = "all,configmap,persistentvolumeclaim,serviceaccount,role,rolebinding,networkpolicy,event"


def keep_evidence(kubectl: Kubectl, api: Api, folder: Path) -> None:
    """Write `k8s_manifest.txt` and `logs/<pod>-logs.txt` for every pod into the folder."""
    logs = folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    (folder / "k8s_manifest.txt").write_text(kubectl.run("get", _KINDS, "--output=yaml"))
    for pod in api.get(f"/api/v1/namespaces/{kubectl.namespace}/pods")["items"]:
        (logs / f"{pod['metadata']['name']}-logs.txt").write_text(whole_log(api, pod))
