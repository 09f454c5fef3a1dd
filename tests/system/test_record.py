"""Where the record of the running system lies, and who may hold it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ska_tango_examples.facility.errors import FacilityError
from ska_tango_examples.facility.record import (
    SystemRecord,
    find_system,
    is_running,
    keep_record,
    running_record,
)
from ska_tango_examples.facility.user_place import user_place


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def record(folder: Path, tango_host: str = "127.0.0.1:1") -> SystemRecord:
    return SystemRecord(pid=1, folder=str(folder), temporary=True, tango_host=tango_host)


def test_one_system_at_a_time(tmp_path: Path) -> None:
    with keep_record() as keeper:
        keeper.write(record(tmp_path))
        assert is_running()
        assert find_system() == record(tmp_path)
        with pytest.raises(FacilityError, match="running already"), keep_record():
            pass
    assert not is_running()
    with pytest.raises(FacilityError, match="no control system is running"):
        running_record()


def test_a_system_that_starts_cannot_be_talked_to_yet(tmp_path: Path) -> None:
    with keep_record() as keeper:
        with pytest.raises(FacilityError, match="only just starting"):
            running_record()
        keeper.write(record(tmp_path, tango_host=""))
        with pytest.raises(FacilityError, match="only just starting"):
            find_system()


def test_what_a_killed_system_left_behind_is_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "left"
    folder.mkdir()
    with keep_record() as keeper:
        keeper.write(record(folder))
        stale = (tmp_path / "ska-tango-examples" / "system.json").read_text()
    (tmp_path / "ska-tango-examples" / "system.json").write_text(stale)

    with pytest.raises(FacilityError, match="process 1 was killed"):
        find_system()
    with keep_record():
        assert not folder.exists()


def test_a_place_that_others_can_enter_is_refused() -> None:
    user_place().chmod(0o755)
    with pytest.raises(FacilityError, match="only you can enter"):
        user_place()


def test_without_a_runtime_folder_the_temporary_files_serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert user_place().parent == tmp_path
    assert user_place().stat().st_mode & 0o777 == 0o700


def test_a_runtime_folder_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "missing"))
    with pytest.raises(FacilityError, match="missing/ska-tango-examples cannot be made"):
        user_place()
