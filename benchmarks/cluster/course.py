"""One measured life of the application."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event
from xml.etree import ElementTree

from benchmarks.cluster.control_groups import ControlGroups
from benchmarks.cluster.installation import SETTINGS, install
from benchmarks.original_set import TESTS
from tools.k8s.api import Object
from tools.k8s.inventory import inventory, list_paths, of_release
from tools.k8s.release import Release, release

NAMESPACE = "ska-tango-bench"
_RELEASE = "test"
_REPORT = Path("build/reports/k8s-tests.xml")
_REST = 20.0
"""Seconds of the window in which nothing is done."""

Figures = dict[str, float]


def measure(groups: ControlGroups) -> Figures:
    """Install, rest, upgrade, test and uninstall; what each took.

    Raises:
        Trouble: the cluster does not do what it should.
        Unexpected: a target of `make` failed.
    """
    with release(NAMESPACE) as one:
        one.make("k8s-dep-build").succeeded()
        before = _processor(groups)
        figures = install(one)
        figures |= {
            f"CPU of the {part}": now - before[part] for part, now in _processor(groups).items()
        }
        figures |= _size(one, groups)
        figures |= _rest(groups)
        figures |= _upgrade(one)
        figures |= _tests(one)
        figures |= _end(one)
    return figures


def _processor(groups: ControlGroups) -> Figures:
    """Seconds of the processor so far; nothing where the node's groups cannot be seen."""
    if not groups.exist():
        return {}
    kinds = {"pods": "kubepods", "node": "node"}
    return {part: groups.processor_seconds(kind) for part, kind in kinds.items()}


def _size(one: Release, groups: ControlGroups) -> Figures:
    pods = one.all_pods()
    figures: Figures = {
        "pods": len(pods),
        "starts of containers": sum(map(_starts, pods)),
    }
    if groups.exist():
        uids = [pod["metadata"]["uid"] for pod in pods]
        used, anonymous = groups.memory(uids)
        # The pause process of each pod is the node's, not the application's.
        running = sum(pod["status"]["phase"] == "Running" for pod in pods)
        figures["processes"] = groups.processes(uids) - running
        figures |= {"memory of the pods": used, "of it anonymous": anonymous}
    return figures


def _starts(pod: Object) -> int:
    kinds = ("initContainerStatuses", "containerStatuses")
    statuses = [status for kind in kinds for status in pod["status"].get(kind, ())]
    return sum(status["restartCount"] + 1 for status in statuses)


def _rest(groups: ControlGroups) -> Figures:
    before = _processor(groups)
    Event().wait(_REST)
    now = _processor(groups)
    return {f"idle CPU of the {part}": (now[part] - before[part]) / _REST for part in now}


def _upgrade(one: Release) -> Figures:
    before = one.starts()
    one.install(SETTINGS, upgrade=True).succeeded()
    one.wait().succeeded()
    more = one.starts() - before
    return {"restarts by an upgrade without a change": more.total()}


def _tests(one: Release) -> Figures:
    one.make("k8s-test", FILE=" ".join(TESTS)).succeeded()
    suite = ElementTree.parse(_REPORT).getroot().find("testsuite")  # noqa: S314 (pytest wrote it)
    return {"post-deployment tests": 0.0 if suite is None else float(suite.attrib["time"])}


def _end(one: Release) -> Figures:
    begin = time.monotonic()
    one.make("k8s-uninstall-chart")
    seconds = time.monotonic() - begin
    left = of_release(inventory(one.api, NAMESPACE, list_paths(one.api, NAMESPACE)), _RELEASE)
    return {"uninstall": seconds, "objects left": len(left)}
