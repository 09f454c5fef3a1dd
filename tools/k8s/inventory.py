"""Every object of a namespace, of whatever kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .api import Api, Object
from .trouble import Trouble

_SILENT = {"events", "podmetrics"}
"""Kinds that come and go by themselves."""


@dataclass(frozen=True)
class Item:
    """One object, in a few words; `str` is `kind/name`."""

    path: str
    kind: str
    name: str
    uid: str
    owners: frozenset[str]
    release: str
    ends: bool

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}{' (ends)' if self.ends else ''}"


def resources(api: Api) -> list[tuple[str, str]]:
    """The path of the group and the name of every namespaced resource that can be listed."""
    named = [group["preferredVersion"]["groupVersion"] for group in api.get("/apis")["groups"]]
    return [
        (path, resource["name"])
        for path in ["/api/v1", *(f"/apis/{group}" for group in named)]
        for resource in _resources_of(api, path)
        if resource["namespaced"]
        and "list" in resource["verbs"]
        and resource["name"] not in _SILENT
    ]


def _resources_of(api: Api, group: str) -> list[Object]:
    try:
        return list(api.get(group)["resources"])
    except Trouble:
        return []  # the group's own server is away: none of it is ours


def volumes(api: Api, namespace: str) -> list[Item]:
    """The volumes that are claimed from a namespace; they belong to no namespace themselves."""
    items = api.get("/api/v1/persistentvolumes")["items"]
    claimed = [(item, item["spec"].get("claimRef") or {}) for item in items]
    return [
        _item("/api/v1/persistentvolumes", "persistentvolume", item, {claim["uid"]})
        for item, claim in claimed
        if claim.get("namespace") == namespace
    ]


def inventory(api: Api, namespace: str, paths: Iterable[str]) -> list[Item]:
    """What the lists at these paths hold, and the volumes of the namespace."""
    found = [
        _item(path, path.rpartition("/")[2].removesuffix("s"), item, set())
        for path in paths
        for item in api.get(path)["items"]
    ]
    return found + volumes(api, namespace)


def list_paths(api: Api, namespace: str) -> list[str]:
    """The paths of the lists of everything in a namespace."""
    return [f"{group}/namespaces/{namespace}/{name}" for group, name in resources(api)]


def of_release(items: list[Item], release: str) -> list[Item]:
    """What a release has made, and what has been made for that, and so on."""
    uids = {item.uid for item in items if item.release == release}
    while True:
        more = {item.uid for item in items if item.owners & uids} - uids
        if not more:
            return [item for item in items if item.uid in uids]
        uids |= more


def _item(path: str, kind: str, thing: Object, owners: set[str]) -> Item:
    metadata = thing["metadata"]
    owners = owners | {owner["uid"] for owner in metadata.get("ownerReferences") or ()}
    return Item(
        path,
        kind,
        metadata["name"],
        metadata["uid"],
        frozenset(owners),
        _release(metadata),
        "deletionTimestamp" in metadata,
    )


def _release(metadata: Object) -> str:
    """The Helm release that an object says it belongs to; Helm's own notes say it their way."""
    labels, annotations = metadata.get("labels") or {}, metadata.get("annotations") or {}
    if labels.get("owner") == "helm":
        return str(labels.get("name", ""))
    named = annotations.get("meta.helm.sh/release-name")
    return str(named or labels.get("app.kubernetes.io/instance", ""))
