"""What the process that forks the servers says by itself."""

from __future__ import annotations

import subprocess
import sys

from tests.servers.log_format import messages

FORK_SERVER = (sys.executable, "-m", "ska_tango_examples.facility.fork_server")


def test_a_module_that_cannot_be_imported_is_one_line_of_its_log() -> None:
    ended = subprocess.run(
        (*FORK_SERVER, "no.such.module"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    (message,) = messages(ended.stderr.splitlines())
    assert message.startswith(r"no.such.module cannot be imported\nTraceback")
    assert message.endswith("No module named 'no'")
    assert ended.stdout == ""
