"""The command that `make k8s-test` runs: pytest in a pod beside the devices."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .api import open_api
from .evidence import keep_evidence
from .runner_pod import RunnerPod, call
from .trouble import Trouble

_SCRIPT = """mkdir -p build && rm -f build/status
python3 -m pytest --true-context -p no:cacheprovider "$@"
echo $? > build/status"""


def run(
    pod: RunnerPod, files: Sequence[str], pytest: Sequence[str], build: str, timeout: float
) -> int:
    """Test the deployed devices.

    Args:
        pod: where pytest runs.
        files: what of this folder it is sent: the tests and what they read.
        pytest: arguments of pytest; reports go into the pod's `build`.
        build: the folder of this machine that the pod's `build` and all logs are brought to.
        timeout: seconds for pytest.

    Returns:
        The status of pytest.

    Raises:
        Trouble: the pod did not start, or died before pytest ended.
    """
    target = Path(build)
    with open_api(pod.kubectl) as api:
        try:
            with pod.running(api):
                pod.send(files)
                call(pod.shell(_SCRIPT, *pytest), timeout)
                try:
                    pod.bring("build", target)
                    status = int((target / "status").read_text())
                except (Trouble, OSError) as trouble:
                    fate = pod.fate(api)
                    raise Trouble(f"the test pod {pod.name} died: {fate}") from trouble
        finally:
            keep_evidence(pod.kubectl, api, target)
    return status
