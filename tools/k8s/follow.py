"""Following the objects of a namespace as they change."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from .api import Api, Object
from .stop import Stop
from .trouble import Trouble

GROUPS = {
    "Pod": "/api/v1",
    "Event": "/api/v1",
    "Job": "/apis/batch/v1",
    "StatefulSet": "/apis/apps/v1",
    "Deployment": "/apis/apps/v1",
}
_ATTEMPTS = 5


@dataclass
class World:
    """What is known of the namespace: kind → uid → object."""

    objects: dict[str, dict[str, Object]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Object]:
        """The objects of a kind, by name."""
        return sorted(self.objects[kind].values(), key=lambda o: str(o["metadata"]["name"]))


class Follower:
    """Keeps a world as it is, in a `with` block: a list of each kind, then its changes."""

    def __init__(self, api: Api, namespace: str, kinds: Sequence[str] = tuple(GROUPS)) -> None:
        self._api = api
        self._changes: queue.SimpleQueue[tuple[str, Object] | Trouble] = queue.SimpleQueue()
        self._stop = Stop()
        self.world = World()
        paths = {f"{GROUPS[kind]}/namespaces/{namespace}/{kind.lower()}s": kind for kind in kinds}
        versions = [(kind, path, self._list(kind, path)) for path, kind in paths.items()]
        self._watchers = [threading.Thread(target=self._watch, args=one) for one in versions]

    def __enter__(self) -> Follower:
        for watcher in self._watchers:
            watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.give()
        for watcher in self._watchers:
            watcher.join()

    def wait_for_change(self, seconds: float) -> bool:
        """Take in what has changed; whether anything has within so many seconds.

        Raises:
            Trouble: the cluster has stopped telling.
        """
        deadline = time.monotonic() + seconds
        changed = False
        while True:
            # The first change is waited for; those that are there already come along with it.
            patience = 0.0 if changed else max(0.0, deadline - time.monotonic())
            try:
                change = self._changes.get(timeout=patience)
            except queue.Empty:
                return changed
            if isinstance(change, Trouble):
                raise change
            self._apply(*change)
            changed = True

    def _apply(self, kind: str, event: Object) -> None:
        if event["type"] == "LISTED":
            self.world.objects[kind] = event["object"]
            return
        uid = event["object"]["metadata"]["uid"]
        if event["type"] == "DELETED":
            self.world.objects[kind].pop(uid, None)
        else:
            self.world.objects[kind][uid] = event["object"]

    def _list(self, kind: str, path: str) -> str:
        answer = self._api.get(path)
        # In a list, the kind stands once for all.
        found = {item["metadata"]["uid"]: {**item, "kind": kind} for item in answer["items"]}
        if kind in self.world.objects:
            self._changes.put((kind, {"type": "LISTED", "object": found}))
        else:
            self.world.objects[kind] = found
        return str(answer["metadata"]["resourceVersion"])

    def _watch(self, kind: str, path: str, version: str) -> None:
        """Hand on the changes; the server ends a watch now and then, which is no trouble."""
        failures = 0
        while not self._stop.given:
            try:
                since = f"{path}?watch=true&resourceVersion={version}"
                for event in self._api.watch(since, self._stop):
                    if event["type"] == "ERROR":
                        break
                    failures = 0
                    version = str(event["object"]["metadata"]["resourceVersion"])
                    self._changes.put((kind, event))
                else:
                    continue
                version = self._list(kind, path)
            except Trouble as trouble:
                failures += 1
                if failures == _ATTEMPTS:
                    self._changes.put(trouble)
                    return
                self._stop.wait(failures)
