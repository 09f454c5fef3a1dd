"""The cases in data/operator are off; what cannot work is refused before anything starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ska_tango_examples.deployment import DeploymentError, load_chart, start_order
from tests.deployment.charts import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CASES = sorted(path.stem for path in (SHIPPED / "data" / "operator").glob("*.yaml"))

REFUSED: dict[tuple[str, ...], str] = {
    ("incorrectconfiguration",): "operator/incorrectconfiguration/1/wrong",
    ("conflict",): "operator/conflict/1 is defined twice",
    ("circulardependency",): "depends on its own device operator/circulardependency/1",
    ("helloworld-waits",): "depends on operator/slowdevice/1, which no enabled server has",
}
ACCEPTED = [
    ("notangohost",),
    ("slowdevice",),
    ("slowdevice", "helloworld-waits"),
    ("conflictdeployment",),
]


def start(chart: Path, cases: Iterable[str]) -> None:
    settings = {f"deviceServers.servers.{case}.enabled": "true" for case in cases}
    start_order(load_chart(chart, settings=settings))


def test_every_case_is_off(shipped_chart: Path) -> None:
    assert not {server.name for server in load_chart(shipped_chart)} & set(CASES)


def test_every_case_is_tried_here() -> None:
    assert {case for cases in (*REFUSED, *ACCEPTED) for case in cases} == set(CASES)


@pytest.mark.parametrize("cases", REFUSED, ids=" ".join)
def test_what_cannot_work_is_refused_by_name(shipped_chart: Path, cases: tuple[str, ...]) -> None:
    with pytest.raises(DeploymentError) as refusal:
        start(shipped_chart, cases)
    assert REFUSED[cases] in str(refusal.value)


@pytest.mark.parametrize("cases", ACCEPTED, ids=" ".join)
def test_what_only_the_cluster_can_show_is_accepted(
    shipped_chart: Path, cases: tuple[str, ...]
) -> None:
    start(shipped_chart, cases)


def test_two_servers_with_one_device_are_refused(shipped_chart: Path) -> None:
    with pytest.raises(DeploymentError, match="operator/conflict/1"):
        start(shipped_chart, ["conflict", "conflictdeployment"])
