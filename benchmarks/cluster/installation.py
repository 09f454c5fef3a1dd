"""When what is there, from the call of Helm on."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks import original_set
from tools.k8s.follow import Follower
from tools.k8s.release import Release
from tools.k8s.trouble import Trouble
from tools.k8s.verdict import examine

LABELS = {"app": "ska-tango-examples"}
SETTINGS = original_set.settings("ska-tango-examples.deviceServers.servers")
TABATA = "pod/tabata-tabata-0"
_PATIENCE = 300.0


def install(release: Release) -> dict[str, float]:
    """Install the chart; the seconds until each step of it.

    Raises:
        Trouble: it does not get ready.
        Unexpected: Helm failed.
    """
    begin = time.monotonic()
    done: dict[str, float] = {}
    with Follower(release.api, release.namespace) as follower, ThreadPoolExecutor(1) as pool:
        helm = pool.submit(_helm, release, begin)
        while not helm.done() or not _all_done(follower, done, begin):
            if time.monotonic() - begin > _PATIENCE:
                raise Trouble(f"not ready within {_PATIENCE:g} s: see make k8s-wait")
            follower.wait_for_change(1.0)
    jobs = [seconds for subject, seconds in done.items() if subject.startswith("job/")]
    return {
        "Helm returns": helm.result(),
        "every Job complete": max(jobs),
        # Its readiness probe asks it for its state.
        "the Tabata answers": done[TABATA],
        "everything ready": max(done.values()),
    }


def _helm(release: Release, begin: float) -> float:
    release.install(SETTINGS).succeeded()
    return time.monotonic() - begin


def _all_done(follower: Follower, done: dict[str, float], begin: float) -> bool:
    findings = examine(follower.world, LABELS)
    for finding in findings:
        if finding.done:
            done.setdefault(finding.subject, time.monotonic() - begin)
        else:
            done.pop(finding.subject, None)
    return bool(findings) and all(finding.done for finding in findings)
