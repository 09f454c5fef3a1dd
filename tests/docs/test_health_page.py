"""The page about health names the metrics that there are."""

from __future__ import annotations

import re

from ska_tango_examples.program.health.counting import Counts
from ska_tango_examples.program.health.metrics import Metrics
from tests.docs.pages import SOURCES


def test_every_metric_is_explained() -> None:
    page = (SOURCES / "reference" / "health.rst").read_text()
    explained = set(re.findall(r"^``(tango_\w+)``", page, re.MULTILINE))
    there = {
        f"{each.name}_total" if each.type == "counter" else each.name
        for each in Metrics(Counts(), list).collect()
    }
    assert explained == there
