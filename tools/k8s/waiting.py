"""The command that `make k8s-wait` runs."""

from __future__ import annotations

from .api import Api, open_api
from .kubectl import Kubectl
from .logs import last_lines
from .trouble import Trouble
from .verdict import Labels
from .wait import GaveUp, wait_until_ready


def run(kubectl: Kubectl, app: str, timeout: float) -> int:
    """Wait for the application with this label `app`; 0 if it is ready, 1 with reasons if not.

    Raises:
        Trouble: there is nothing to wait for, or no cluster.
    """
    with open_api(kubectl) as api:
        count = wait_or_explain(api, kubectl.namespace, {"app": app}, timeout)
    if count == 0:
        raise Trouble(
            f"nothing in namespace {kubectl.namespace} has the label app={app}: "
            "make k8s-install-chart, or name another KUBE_NAMESPACE or KUBE_APP"
        )
    if count:
        print(f"Ready: all {count} Jobs, sets and pods with app={app} in {kubectl.namespace}")
    return int(count is None)


def wait_or_explain(api: Api, namespace: str, labels: Labels, timeout: float) -> int | None:
    """Wait until all that has these labels is ready; None after saying why it does not get so."""

    def tell(line: str) -> None:
        print(line, flush=True)

    try:
        return wait_until_ready(api, namespace, labels, timeout, tell)
    except GaveUp as end:
        print(f"Gave up: {end}")
        for culprit in end.culprits:
            print(f"  {culprit}")
            for line in last_lines(api, namespace, culprit):
                print(f"      | {line}")
        return None
