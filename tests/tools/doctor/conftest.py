"""The place that the checks look at."""

from pathlib import Path

import pytest

from tests.tools.doctor.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)
