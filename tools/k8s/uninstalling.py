"""The command that `make k8s-uninstall-chart` runs: a release goes, and all that was its."""

from __future__ import annotations

import shlex
import subprocess
import time
from threading import Event

from .api import Api, open_api
from .inventory import Item, inventory, list_paths, of_release
from .kubectl import Kubectl
from .trouble import Trouble

_INTERVAL = 0.3
_NEVER = Event()


def run(kubectl: Kubectl, helm: str, release: str, timeout: float) -> int:
    """Uninstall a release; 0 as soon as nothing of it is left, 1 if something stays.

    Raises:
        Trouble: Helm failed, or the cluster does not answer.
    """
    begin = time.monotonic()
    with open_api(kubectl) as api:
        namespace = kubectl.namespace
        before = of_release(inventory(api, namespace, list_paths(api, namespace)), release)
        _uninstall(helm, namespace, release)
        left = _wait_until_gone(api, namespace, before, begin + timeout)
    seconds = time.monotonic() - begin
    if left:
        print(f"Left of {release} in {namespace} after {seconds:.1f} s:", *left, sep="\n  ")
    elif before:
        print(f"Gone: {release} with all its {len(before)} objects, {seconds:.1f} s")
    else:
        print(f"There is nothing of a release {release} in namespace {namespace}")
    return int(bool(left))


def _uninstall(helm: str, namespace: str, release: str) -> None:
    command = [*shlex.split(helm), "uninstall", release, "--namespace", namespace]
    done = subprocess.run(
        [*command, "--ignore-not-found"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Trouble(done.stderr.strip().splitlines()[-1])
    print(done.stdout.strip() or done.stderr.strip())


def _wait_until_gone(api: Api, namespace: str, items: list[Item], deadline: float) -> list[Item]:
    """What is still there of these objects when all have gone, or when time runs out."""
    left = items
    while left:
        paths = sorted({item.path for item in left if item.kind != "persistentvolume"})
        there = {item.uid: item for item in inventory(api, namespace, paths)}
        left = [there[item.uid] for item in left if item.uid in there]
        if time.monotonic() > deadline:
            break
        _NEVER.wait(_INTERVAL if left else 0)
    return left
