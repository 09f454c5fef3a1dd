"""Asking a server for its health, as a kubelet and Prometheus do."""

import http.client


def probe(port: int, path: str, timeout: float = 10.0) -> tuple[int, str]:
    """Return status and content of a page; TimeoutError if there is no answer in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def metric(port: int, name: str) -> float | None:
    """Return the value of a metric, given with its labels, None if there is none."""
    for line in probe(port, "/metrics")[1].splitlines():
        if line.startswith(f"{name} "):
            return float(line.rpartition(" ")[2])
    return None
