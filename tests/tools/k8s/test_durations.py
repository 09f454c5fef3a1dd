"""Durations as Kubernetes writes them."""

from argparse import ArgumentTypeError

import pytest

from tools.k8s.durations import seconds


@pytest.mark.parametrize(
    ("text", "expected"), [("360s", 360), ("6m", 360), ("1h30m", 5400), ("2.5s", 2.5), ("7", 7)]
)
def test_a_duration_is_so_many_seconds(text: str, expected: float) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize("text", ["", "soon", "6 m", "5d", "-3s"])
def test_anything_else_is_refused_by_name(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is not a duration such as 360s"):
        seconds(text)
