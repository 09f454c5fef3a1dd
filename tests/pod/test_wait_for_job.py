"""A pod waits until the Job that configures it has succeeded, and says why if it never does."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pod.api import JOB, Api, condition
from tests.servers.log_format import messages
from tests.servers.program import Program, run

WAIT = (sys.executable, "-m", "ska_tango_examples.pod.wait")


def words(api: Api, account: Path, *more: str) -> tuple[str, ...]:
    return (*WAIT, "--job", "config", "--server", api.url, "--account", str(account), *more)


@pytest.mark.parametrize("kind", ["Complete", "SuccessCriteriaMet"])
def test_a_job_that_has_succeeded(kind: str, api: Api, account: Path) -> None:
    api.answers[JOB] = 200, condition(kind)
    assert run(words(api, account)).returncode == 0
    assert api.asked == [(JOB, "Bearer secret")]


def test_a_job_that_has_yet_to_succeed(api: Api, account: Path) -> None:
    api.answers[JOB] = 200, {"status": {"active": 1}}
    with Program(words(api, account)) as program:
        api.wait_until_asked(2)
        api.answers[JOB] = 200, condition("Complete")
        assert program.exit_code() == 0
    assert messages(program.lines) == [
        "waiting for job config",
        "waiting for job config (not finished)",
    ]


@pytest.mark.parametrize("kind", ["Failed", "FailureTarget"])
def test_a_job_that_has_failed(kind: str, api: Api, account: Path, tmp_path: Path) -> None:
    api.answers[JOB] = 200, condition(kind, message="exit code 2 matching FailJob rule.")
    log = tmp_path / "termination-log"
    log.touch()
    ended = run(words(api, account, "--termination-log", str(log)))
    assert ended.returncode == 1
    line = messages(ended.stderr.splitlines())[-1]
    assert "job config has failed" in line
    assert "exit code 2 matching FailJob rule; see kubectl logs --namespace gym job/config" in line
    assert log.read_text() == line


@pytest.mark.parametrize(
    ("status", "words_of_it"),
    [(404, "there is no such Job"), (403, "it may not be read"), (401, "token")],
)
def test_a_job_that_cannot_be_read(status: int, words_of_it: str, api: Api, account: Path) -> None:
    api.answers[JOB] = status, {"message": "no"}
    ended = run(words(api, account, "--grace", "0.2s"))
    assert ended.returncode == 1
    assert words_of_it in ended.stderr
    assert len(api.asked) > 1


def test_a_job_that_comes_late(api: Api, account: Path) -> None:
    with Program(words(api, account)) as program:
        api.wait_until_asked()
        api.answers[JOB] = 200, condition("Complete")
        assert program.exit_code() == 0


def test_a_job_that_does_not_end(api: Api, account: Path) -> None:
    api.answers[JOB] = 200, {"status": {"active": 1, "failed": 2}}
    ended = run(words(api, account, "--timeout", "0.5"))
    assert ended.returncode == 1
    assert "gave up after 0.5 s: job config is missing (not finished, 2" in ended.stderr


def test_an_api_that_does_not_answer(api: Api, account: Path) -> None:
    options = ("--job", "config", "--server", "http://127.0.0.1:1", "--account", str(account))
    ended = run((*WAIT, *options, "--timeout", "0.5s"))
    assert ended.returncode == 1
    assert "the Kubernetes API at http://127.0.0.1:1: Connection refused" in ended.stderr


def test_a_pod_without_a_token(tmp_path: Path) -> None:
    ended = run((*WAIT, "--job", "config", "--account", str(tmp_path / "nowhere")))
    assert ended.returncode == 1
    assert "needs the token of a service account" in ended.stderr


def test_what_is_no_pod(account: Path) -> None:
    none = {"KUBERNETES_SERVICE_HOST": "", "KUBERNETES_SERVICE_PORT": ""}
    ended = run((*WAIT, "--job", "config", "--account", str(account)), none)
    assert ended.returncode == 1
    assert "this is no pod" in ended.stderr


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_the_address_and_the_authority_of_the_pod(account: Path, tmp_path: Path) -> None:
    certificate, key = account / "ca.crt", tmp_path / "key"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1"
    named = ("-subj", "/CN=api", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run([*make.split(), *named, *files], check=True, capture_output=True, timeout=30)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Api(context) as api:
        api.answers[JOB] = 200, condition("Complete")
        place = {
            "KUBERNETES_SERVICE_HOST": "127.0.0.1",
            "KUBERNETES_SERVICE_PORT": api.url.rpartition(":")[2],
        }
        ended = run((*WAIT, "--job", "config", "--account", str(account)), place)
    assert ended.returncode == 0, ended.stderr
