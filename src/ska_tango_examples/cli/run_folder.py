"""The folder that keeps the database file and the logs of one run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ska_tango_examples.facility.errors import FacilityError


@contextmanager
def run_folder(keep: Path | None) -> Iterator[Path]:
    """Give a folder: a temporary one that is removed in the end, or the one to keep.

    Raises:
        FacilityError: the folder to keep cannot be made.
    """
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="ska-tango-examples-") as name:
            yield Path(name)
        return
    try:
        keep.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FacilityError(f"--keep {keep}: {error.strerror}; name another folder") from error
    yield keep.absolute()
