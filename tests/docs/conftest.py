"""What several tests of the texts compare with."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.docs.pages import ROOT


@pytest.fixture(scope="session")
def targets() -> set[str]:
    """Every target that ``make help`` shows."""
    done = subprocess.run(
        ["/usr/bin/env", "make", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return set(re.findall(r"^  ([a-z][a-z0-9-]*) ", done.stdout, re.MULTILINE))
