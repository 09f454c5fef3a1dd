"""What the programs of a pod meet: a Tango database, and the API of a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pod.api import Api
from tests.servers.conftest import database, tango_host

__all__ = ["database", "tango_host"]


@pytest.fixture
def api() -> Iterator[Api]:
    with Api() as running:
        yield running


@pytest.fixture
def account(tmp_path: Path) -> Path:
    """The folder of a service account."""
    folder = tmp_path / "account"
    folder.mkdir()
    (folder / "namespace").write_text("gym")
    (folder / "token").write_text("secret")
    return folder
