"""Waiting, with a cluster that only seems to be one."""

import queue
from collections.abc import Iterator

import pytest

from tests.tools.k8s.objects import Object, job, metadata, pod, waiting
from tools.k8s.api import Api
from tools.k8s.stop import Stop
from tools.k8s.wait import GaveUp, wait_until_ready

LABELS = {"app": "mine"}
COMPLETE = job(Complete={})


class Cluster(Api):
    """Tells what it is told to tell."""

    def __init__(self, *things: Object) -> None:
        super().__init__("nowhere")
        self._things = [_labelled(thing) for thing in things]
        self._events: queue.SimpleQueue[Object] = queue.SimpleQueue()

    def happens(self, kind: str, thing: Object) -> None:
        self._events.put({"type": kind, "object": _labelled(thing)})

    def get(self, path: str) -> Object:
        kind = path.rpartition("/")[2].removesuffix("s")
        items = [thing for thing in self._things if thing["kind"].lower() == kind]
        return {"items": items, "metadata": {"resourceVersion": "1"}}

    def watch(self, path: str, stop: Stop) -> Iterator[Object]:
        while "/jobs?" in path and not self._events.empty():
            yield self._events.get()
        stop.wait(30)


def _labelled(thing: Object) -> Object:
    own = {**metadata(thing["metadata"]["name"]), "labels": LABELS, "resourceVersion": "2"}
    return {**thing, "metadata": own}


def wait(cluster: Cluster, timeout: float = 5.0) -> tuple[int, list[str]]:
    told: list[str] = []
    return wait_until_ready(cluster, "here", LABELS, timeout, told.append), told


def test_nothing_is_not_waited_for() -> None:
    assert wait(Cluster()) == (0, [])


def test_what_is_done_is_counted() -> None:
    count, told = wait(Cluster(COMPLETE))
    assert count == 1
    assert told[0].endswith("1/1  job/config: complete")


def test_it_ends_when_the_last_thing_is_done() -> None:
    cluster = Cluster(job())
    cluster.happens("MODIFIED", COMPLETE)
    count, told = wait(cluster)
    assert count == 1
    assert [line.rpartition(": ")[2] for line in told] == ["pending", "complete"]


def test_what_is_deleted_is_not_waited_for() -> None:
    cluster = Cluster(job("old"), job("new", Complete={}))
    cluster.happens("DELETED", job("old"))
    assert wait(cluster)[0] == 1


def test_it_gives_up_at_once_without_hope() -> None:
    cluster = Cluster(job(Failed={"reason": "BackoffLimitExceeded"}), pod("server-0"))
    with pytest.raises(GaveUp, match="cannot get ready") as end:
        wait(cluster, 300.0)
    assert [culprit.subject for culprit in end.value.culprits] == ["job/config"]


def test_it_gives_up_in_the_end() -> None:
    cluster = Cluster(pod("server-0", waiting("ContainerCreating")), COMPLETE)
    with pytest.raises(GaveUp, match=r"not ready within 0\.1 s") as end:
        wait(cluster, 0.1)
    assert [culprit.subject for culprit in end.value.culprits] == ["pod/server-0"]
