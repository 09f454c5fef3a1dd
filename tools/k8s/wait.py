"""Waiting until an application is ready, with progress, and with reasons when it cannot be."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .api import Api
from .finding import Culprit, Finding, Hope
from .follow import Follower
from .verdict import Labels, examine

PATIENCE = 20.0
"""Seconds for which a state that seldom mends itself is looked on."""


class GaveUp(Exception):
    """What was waited for cannot come, or has not come in time; `culprits` says why."""

    def __init__(self, why: str, culprits: list[Culprit]) -> None:
        super().__init__(why)
        self.culprits = culprits


def wait_until_ready(
    api: Api, namespace: str, labels: Labels, timeout: float, tell: Callable[[str], None]
) -> int:
    """Wait until all that has these labels is complete, rolled out or ready.

    Args:
        api: the cluster.
        namespace: where to look.
        labels: which Jobs, StatefulSets, Deployments and pods.
        timeout: seconds for all of it together.
        tell: takes a line for each change.

    Returns:
        How many objects there are; 0 if nothing has these labels, which is not waited for.

    Raises:
        GaveUp: it is impossible, or time has run out.
        Trouble: the cluster does not answer.
    """
    progress, patience = _Progress(tell), _Patience()
    with Follower(api, namespace) as follower:
        while True:
            findings = examine(follower.world, labels)
            progress.show(findings)
            if all(finding.done for finding in findings):
                return len(findings)
            if hopeless := list(patience.exhausted(findings)):
                raise GaveUp("it cannot get ready", hopeless)
            left = timeout - progress.seconds
            if left <= 0:
                late = [finding.culprit for finding in findings if finding.culprit]
                raise GaveUp(f"it is not ready within {timeout:g} s", _without_followers(late))
            follower.wait_for_change(min(left, patience.next_check()))


@dataclass
class _Progress:
    """One line for each object that has changed, after the seconds since the start."""

    tell: Callable[[str], None]
    _begin: float = field(default_factory=time.monotonic)
    _told: dict[str, str] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begin

    def show(self, findings: list[Finding]) -> None:
        done = sum(finding.done for finding in findings)
        for finding in findings:
            if self._told.get(finding.subject) != finding.state:
                self._told[finding.subject] = finding.state
                count = f"{done:3}/{len(findings)}"
                self.tell(f"{self.seconds:6.1f} s {count}  {finding.subject}: {finding.state}")


@dataclass
class _Patience:
    """Which states with little hope have lasted too long."""

    _since: dict[tuple[str, str], float] = field(default_factory=dict)

    def exhausted(self, findings: list[Finding]) -> Iterator[Culprit]:
        now, before = time.monotonic(), self._since
        bad = [f.culprit for f in findings if f.culprit and f.culprit.hope is not Hope.SOME]
        self._since = {_key(c): before.get(_key(c), now) for c in bad}
        for culprit in bad:
            if culprit.hope is Hope.NONE or now - self._since[_key(culprit)] >= PATIENCE:
                yield culprit

    def next_check(self) -> float:
        """Seconds until the patience with anything ends."""
        ends = [begin + PATIENCE - time.monotonic() for begin in self._since.values()]
        return max(0.0, min(ends, default=PATIENCE))


def _key(culprit: Culprit) -> tuple[str, str]:
    return culprit.subject, culprit.reason


def _without_followers(culprits: list[Culprit]) -> list[Culprit]:
    """Leave out the sets that only wait for a pod that is named, too."""
    pods = [culprit.subject for culprit in culprits if culprit.subject.startswith("pod/")]

    def follows(culprit: Culprit) -> bool:
        kind, _, name = culprit.subject.partition("/")
        return kind != "pod" and any(pod.startswith(f"pod/{name}-") for pod in pods)

    return [culprit for culprit in culprits if not follows(culprit)]
