"""What is said of a pod."""

from typing import Any

import pytest

from tests.tools.k8s.objects import ended, pod, waiting
from tools.k8s.finding import Culprit, Hope
from tools.k8s.pods import examine_pod

READY = [{"type": "Ready", "status": "True"}]
DIED = {"exitCode": 1, "reason": "Error", "message": "no\n database"}


def culprit(**what: Any) -> Culprit:
    found = examine_pod(pod(**what) if "name" in what else pod("server-0", **what)).culprit
    assert found is not None
    return found


@pytest.mark.parametrize("status", [{"conditions": READY}, {"phase": "Succeeded"}])
def test_a_pod_that_is_ready_or_has_done_its_work_is_done(status: dict[str, Any]) -> None:
    assert examine_pod(pod("server-0", **status)).done


@pytest.mark.parametrize(
    ("container", "hope"),
    [
        (waiting("ContainerCreating"), Hope.SOME),
        (waiting("ErrImagePull", "no such host"), Hope.LITTLE),
        (waiting("ImagePullBackOff", "no such host"), Hope.LITTLE),
        (waiting("InvalidImageName"), Hope.NONE),
        (waiting("ErrImageNeverPull"), Hope.NONE),
        (waiting("CreateContainerConfigError", "no secret"), Hope.LITTLE),
        (waiting("CrashLoopBackOff", restarts=1, last=DIED), Hope.SOME),
        (waiting("CrashLoopBackOff", restarts=2, last=DIED), Hope.NONE),
    ],
)
def test_a_container_that_waits_gives_more_or_less_hope(
    container: dict[str, Any], hope: Hope
) -> None:
    found = examine_pod(pod("server-0", container)).culprit
    assert found is not None
    assert found.hope is hope
    assert found.container == "device-server"


def test_the_two_names_of_a_failed_pull_are_one_reason() -> None:
    names = ["ErrImagePull", "ImagePullBackOff"]
    found = [examine_pod(pod("server-0", waiting(name))).culprit for name in names]
    assert len({one.reason for one in found if one}) == 1


def test_a_crash_is_told_with_its_last_words() -> None:
    container = waiting("CrashLoopBackOff", "back-off 40s", 3, DIED)
    found = examine_pod(pod("server-0", container)).culprit
    assert str(found) == (
        "pod/server-0 (device-server): CrashLoopBackOff: no database (exit code 1)"
    )


def test_a_pod_without_a_node_says_why() -> None:
    unscheduled = {"type": "PodScheduled", "status": "False", "reason": "Unschedulable"}
    condition = {**unscheduled, "message": "0/1 nodes are available"}
    found = culprit(conditions=[condition])
    assert (found.reason, found.message) == ("Unschedulable", "0/1 nodes are available")


def test_an_evicted_pod_says_why() -> None:
    found = culprit(phase="Failed", reason="Evicted", message="out of memory")
    assert str(found) == "pod/server-0: Evicted: out of memory"


def test_a_failed_pod_tells_how_its_container_ended() -> None:
    found = examine_pod(pod("config-x", ended(exitCode=137, signal=9), phase="Failed")).culprit
    assert str(found) == "pod/config-x (dsconfig): Failed: signal 9"


def test_a_pod_that_waits_in_an_init_container_names_it() -> None:
    init = {"name": "wait-for-configuration", "ready": False, "state": {"running": {}}}
    found = examine_pod(pod("server-0", waiting("PodInitializing"), initContainerStatuses=[init]))
    assert found.state == "initialising wait-for-configuration"
