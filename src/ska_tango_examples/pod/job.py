"""The Job that configures a device server, as the cluster tells of it."""

from __future__ import annotations

import time
from typing import Any

from ska_tango_examples.pod.cluster import Cluster, NoAnswer
from ska_tango_examples.pod.needs import Hopeless

_REFUSED = {401: "the token of the service account is refused", 403: "it may not be read"}
_ABSENT = 404
_SUCCESS = {"Complete", "SuccessCriteriaMet"}
_FAILURE = {"Failed", "FailureTarget"}


class ConfigurationJob:
    """A Job; met when it has succeeded.

    Args:
        job: its name.
        cluster: where it is.
        grace: seconds in which it may be absent or not be readable yet. Helm makes Jobs after
            the servers, and a cluster takes a moment to learn who may read what.
    """

    def __init__(self, job: str, cluster: Cluster, grace: float) -> None:
        self.name = f"job {job}"
        self._job = job
        self._cluster = cluster
        self._patient_until = time.monotonic() + grace

    def missing(self) -> str:
        """Return what the Job is doing, "" if it has succeeded.

        Raises:
            Hopeless: it has failed, does not exist, or must not be read.
        """
        place = f"/apis/batch/v1/namespaces/{self._cluster.namespace}/jobs/{self._job}"
        try:
            status, answer = self._cluster.get(place)
        except NoAnswer as problem:
            return str(problem)
        if status == _ABSENT:
            return self._not_for_long(
                "there is no such Job; install the release again: helm upgrade"
            )
        if status in _REFUSED:
            message = answer.get("message", "")
            return self._not_for_long(f"{_REFUSED[status]}: {message}; see to its Role")
        return self._progress(answer.get("status") or {})

    def _not_for_long(self, why: str) -> str:
        if time.monotonic() > self._patient_until:
            raise Hopeless(f"{self.name}: {why}")
        return why

    def _progress(self, status: dict[str, Any]) -> str:
        conditions = {
            each["type"]: each
            for each in status.get("conditions") or ()
            if each.get("status") == "True"
        }
        if conditions.keys() & _SUCCESS:
            return ""
        for kind in conditions.keys() & _FAILURE:
            why = conditions[kind].get("message") or conditions[kind].get("reason") or "no reason"
            raise Hopeless(
                f"{self.name} has failed, so the server is not configured: {why.rstrip('.')}; see "
                f"kubectl logs --namespace {self._cluster.namespace} job/{self._job}"
            )
        failed = status.get("failed", 0)
        return f"not finished, {failed} failed pods" if failed else "not finished"
