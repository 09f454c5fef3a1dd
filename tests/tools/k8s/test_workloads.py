"""What is said of Jobs and sets."""

import pytest

from tests.tools.k8s.objects import Object, ended, job, metadata, pod, stateful_set
from tools.k8s.finding import Hope
from tools.k8s.workloads import examine_job, examine_set

WRONG = {"exitCode": 2, "message": "device a/b/c/d is wrong"}


def failed_pod(owner: Object) -> Object:
    one = pod("config-x", ended(**WRONG), phase="Failed")
    return {**one, "metadata": metadata("config-x", owner)}


def test_a_complete_job_is_done() -> None:
    assert examine_job(job(Complete={}), []).done


def test_a_failed_job_tells_the_last_words_of_its_pod() -> None:
    one = job(Failed={"reason": "PodFailurePolicy", "message": "a rule"})
    found = examine_job(one, [failed_pod(one), pod("of another one")]).culprit
    assert found is not None
    assert found.hope is Hope.NONE
    assert str(found) == (
        "job/config (dsconfig): Failed (PodFailurePolicy): device a/b/c/d is wrong (exit code 2)"
    )


def test_a_failed_job_without_pods_tells_its_own_reason() -> None:
    found = examine_job(job(Failed={"reason": "DeadlineExceeded", "message": "too long"}), [])
    assert str(found.culprit) == "job/config: Failed (DeadlineExceeded): too long"


def test_as_long_as_a_job_tries_again_there_is_hope() -> None:
    one = job()
    found = examine_job(one, [failed_pod(one)]).culprit
    assert found is not None
    assert found.hope is Hope.SOME


@pytest.mark.parametrize(
    ("one", "done"),
    [
        (stateful_set(observedGeneration=1, replicas=1, updatedReplicas=1, readyReplicas=1), True),
        (stateful_set(observedGeneration=1, replicas=1, updatedReplicas=1), False),
        (stateful_set(observedGeneration=1, replicas=1, readyReplicas=1), False),
        (stateful_set(2, observedGeneration=1, updatedReplicas=1, readyReplicas=1), False),
        (stateful_set(), False),
    ],
    ids=["all", "not ready", "an old one", "not seen yet", "nothing"],
)
def test_a_set_is_done_when_its_pods_are_new_and_ready(one: Object, done: bool) -> None:
    assert examine_set(one).done == done
