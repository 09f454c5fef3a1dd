"""Whether a Job is complete and a StatefulSet or Deployment is rolled out, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from .api import Object
from .finding import Culprit, Finding, Hope
from .pods import condition, examine_pod


def examine_job(job: Object, pods: Sequence[Object]) -> Finding:
    """What there is to say of a Job, with the last words of its pods."""
    subject = f"job/{job['metadata']['name']}"
    if condition(job, "Complete").get("status") == "True":
        return Finding(subject, "complete")
    own = [pod for pod in pods if _belongs(pod, job)]
    found = [finding.culprit for finding in map(examine_pod, own) if finding.culprit]
    # A pod that has failed says more than one that goes on; of those, the latest counts.
    found.sort(key=lambda culprit: culprit.hope is not Hope.SOME)
    last = found[-1] if found else Culprit(subject, "pending")
    failed = condition(job, "Failed")
    if failed.get("status") == "True":
        message = last.message if found else str(failed.get("message", ""))
        reason = f"Failed ({failed.get('reason', 'no reason given')})"
        culprit = Culprit(subject, reason, message, Hope.NONE, last.pod, last.container)
        return Finding(subject, "FAILED", culprit)
    # As long as Kubernetes tries again, a pod that has failed is no end.
    hope = Hope.SOME if last.reason == "Failed" else last.hope
    culprit = Culprit(subject, last.reason, last.message, hope, last.pod, last.container)
    attempt = f", attempt {len(own)}" if len(own) > 1 else ""
    return Finding(subject, f"{last.reason}{attempt}", culprit)


def examine_set(workload: Object) -> Finding:
    """What there is to say of a StatefulSet or Deployment; its pods speak for themselves."""
    subject = f"{workload['kind'].lower()}/{workload['metadata']['name']}"
    status, wanted = workload.get("status", {}), workload["spec"].get("replicas", 1)
    seen = status.get("observedGeneration", 0) >= workload["metadata"]["generation"]
    fresh, ready = status.get("updatedReplicas", 0), status.get("readyReplicas", 0)
    if seen and fresh == ready == status.get("replicas", 0) == wanted:
        return Finding(subject, "rolled out")
    failure = condition(workload, "ReplicaFailure")
    if failure.get("status") == "True":
        culprit = Culprit(subject, failure["reason"], failure["message"], Hope.LITTLE)
        return Finding(subject, failure["reason"], culprit)
    made = status.get("replicas", 0)
    state = f"{made} of {wanted} pods made" if made < wanted else "rolling out"
    return Finding(subject, state, Culprit(subject, state))


def _belongs(pod: Object, owner: Object) -> bool:
    owners = pod["metadata"].get("ownerReferences") or ()
    return any(o["uid"] == owner["metadata"]["uid"] for o in owners)
