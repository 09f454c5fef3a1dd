"""These tests need root and the programs of the local node."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.cluster.local_node import CACHE, LocalNode


@pytest.fixture(scope="session")
def the_node() -> Iterator[LocalNode]:
    if os.geteuid() != 0 or not (CACHE / "bin" / "kube").exists():
        pytest.skip("needs root, and the programs that cluster/build makes")
    node = LocalNode(f"node-test-{os.getpid()}")
    yield node
    node.remove()


@pytest.fixture
def node(the_node: LocalNode) -> LocalNode:
    """Up and ready: starting one that runs does no harm, as every test proves on the way."""
    the_node.do("start")
    return the_node
