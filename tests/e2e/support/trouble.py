"""What is shown of a namespace when a test has failed."""

from tests.e2e.support.pods import restarts
from tools.k8s.logs import whole_log
from tools.k8s.pods import examine_pod
from tools.k8s.release import Release

LONGEST = 4000
"""Characters of each log that are shown; the last ones say most."""


def trouble_of(release: Release) -> str:
    """Events; descriptions and logs of the pods that are not ready or were started again."""
    events = release.kubectl.run("events")
    parts = [f"--- events of {release.namespace}\n{events}"]
    for name, pod in release.pods().items():
        if not examine_pod(pod).done or restarts(release, name):
            parts.append(release.kubectl.run("describe", "pod", name))
            parts.append(whole_log(release.api, pod)[-LONGEST:])
    return "\n".join(parts)
