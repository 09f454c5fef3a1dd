"""Asking the API of the Kubernetes cluster that this pod runs in."""

from __future__ import annotations

import http.client
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ska_tango_examples.pod.needs import Hopeless

ACCOUNT = Path("/var/run/secrets/kubernetes.io/serviceaccount")
"""Folder with the token, the authority and the namespace of a pod's service account."""

_PATIENCE = 5.0


class NoAnswer(Exception):
    """The API could not be asked; the text says why."""


@dataclass(frozen=True)
class Cluster:
    """The API as a pod sees it.

    Attributes:
        server: `https://host:port`.
        account: folder of the service account.
        namespace: the namespace of the pod.
    """

    server: str
    account: Path
    namespace: str

    @classmethod
    def around(cls, server: str | None, account: Path) -> Cluster:
        """Return the cluster around this pod, or the one at the address `server`.

        Raises:
            Hopeless: this is no pod, or it has no service-account token.
        """
        try:
            namespace = (account / "namespace").read_text(encoding="utf-8").strip()
        except OSError as error:
            raise Hopeless(
                f"{error.filename} cannot be read ({error.strerror}): the pod needs the token of "
                "a service account that may read the Job"
            ) from error
        return cls(server or _server(), account, namespace)

    def get(self, path: str) -> tuple[int, dict[str, Any]]:
        """Return the status and the content that the API answers.

        Raises:
            NoAnswer: there is no answer, or one that is not JSON.
        """
        connection = self._connection()
        try:
            # Read each time: the kubelet renews it.
            token = (self.account / "token").read_text(encoding="utf-8").strip()
            connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
            answer = connection.getresponse()
            return answer.status, json.load(answer)
        except (OSError, ValueError, http.client.HTTPException) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise NoAnswer(f"the Kubernetes API at {self.server}: {reason}") from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        address = urlsplit(self.server)
        if address.scheme == "http":
            return http.client.HTTPConnection(address.netloc, timeout=_PATIENCE)
        import ssl

        trusted = ssl.create_default_context(cafile=self.account / "ca.crt")
        return http.client.HTTPSConnection(address.netloc, timeout=_PATIENCE, context=trusted)


def _server() -> str:
    host, port = (os.environ.get(f"KUBERNETES_SERVICE_{part}") for part in ("HOST", "PORT"))
    if not (host and port):
        raise Hopeless(
            "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: this is no pod; "
            "give the address with --server"
        )
    return f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"
