"""Harm to pods, and their recovery."""

from tests.e2e.support.waiting import eventually
from tools.k8s.pods import condition
from tools.k8s.release import Release


def delete(release: Release, *pods: str) -> None:
    """End pods at once, as a node that fails does, and wait for those in their place."""
    before = release.pods()
    old = {before[pod]["metadata"]["uid"] for pod in pods}

    def replaced() -> bool:
        now = release.pods()
        return all(pod in now and now[pod]["metadata"]["uid"] not in old for pod in pods)

    release.kubectl.run("delete", "pod", *pods, "--grace-period=0", "--force")
    eventually(replaced, f"{pods} to be replaced", 30.0)


def wait_until_ready(release: Release, *pods: str, seconds: float = 120.0) -> None:
    eventually(lambda: _are_ready(release, pods), f"{pods} to be ready", seconds)


def restarts(release: Release, pod: str) -> int:
    """How often the containers of a pod have been started again."""
    found = release.pods().get(pod, {}).get("status", {}).get("containerStatuses", ())
    return sum(status["restartCount"] for status in found)


def warnings_on(release: Release, name: str) -> dict[str, str]:
    """The warnings on the object with this name, by what changes when one is given again."""
    events = release.api.get(f"/api/v1/namespaces/{release.namespace}/events")["items"]
    return {
        event["metadata"]["resourceVersion"]: event.get("message", "")
        for event in events
        if event["type"] == "Warning" and event["involvedObject"]["name"] == name
    }


def _are_ready(release: Release, names: tuple[str, ...]) -> bool:
    pods = release.pods()
    return all(
        name in pods
        and condition(pods[name], "Ready").get("status") == "True"
        and "deletionTimestamp" not in pods[name]["metadata"]
        for name in names
    )
