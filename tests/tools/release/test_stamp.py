"""Finished archives say what made them, and are the same whenever they were built."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.release import artefacts
from tools.release import archives
from tools.release.stamp import stamp_all
from tools.release.trouble import Trouble

MANIFEST = "PROJECT=motor\nVERSION=1.0\nCI_JOB_ID=7\n"
WHEN = 1_600_000_000


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    folder.mkdir()
    return folder


def stamp(built: Path, target: str = "dist") -> Path:
    (path,) = stamp_all(built, built.parent / target, {"CI_JOB_ID": "7"}, WHEN)
    return path


def test_a_wheel_has_its_manifest_beside_its_description(built: Path) -> None:
    artefacts.wheel(built)
    members = archives.read(stamp(built))
    assert members["motor-1.0.dist-info/MANIFEST.skao.int"].data.decode() == MANIFEST


def test_the_list_of_a_wheel_names_all_that_is_in_it(built: Path) -> None:
    artefacts.wheel(built)
    members = archives.read(stamp(built))
    record = members["motor-1.0.dist-info/RECORD"].data.decode().splitlines()
    assert list(members)[-1] == "motor-1.0.dist-info/RECORD"
    assert len(record) == len(members)
    assert record[0] == ("motor/__init__.py,sha256=wji2aywjebRvpQyYzYw7KcsVYuQQheLsHxGT0qvO8hI,12")
    assert record[1].startswith('"motor/a,b.py",sha256=')
    assert record[-1] == "motor-1.0.dist-info/RECORD,,"


@pytest.mark.parametrize(
    ("name", "files", "manifest"),
    [
        ("motor-1.0.tar.gz", artefacts.SDIST, "motor-1.0/MANIFEST.skao.int"),
        ("motor-1.0.tgz", artefacts.CHART, "motor/MANIFEST.skao.int"),
    ],
    ids=["sdist", "chart"],
)
def test_other_archives_have_it_at_their_top(
    built: Path, name: str, files: dict[str, str], manifest: str
) -> None:
    artefacts.tar(built / name, files)
    members = archives.read(stamp(built))
    assert members.keys() == {*files, manifest}
    assert members[manifest].data.decode() == MANIFEST


@pytest.mark.parametrize("kind", [artefacts.wheel, artefacts.chart], ids=["wheel", "chart"])
def test_the_hour_of_the_build_is_gone(built: Path, kind: Callable[[Path, int], Path]) -> None:
    kind(built, 2020 if kind is artefacts.wheel else 10)
    first = stamp(built).read_bytes()
    kind(built, 2021 if kind is artefacts.wheel else 11)
    assert stamp(built, "again").read_bytes() == first


def test_rights_and_owner_of_the_builder_are_gone(built: Path) -> None:
    paths = [
        stamp(artefacts.tar(built / "motor-1.0.tar.gz", artefacts.SDIST, when, mode).parent, name)
        for when, mode, name in [(1, 0o600, "one"), (2, 0o664, "other")]
    ]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_program_stays_one(built: Path) -> None:
    artefacts.tar(built / "motor-1.0.tar.gz", artefacts.SDIST, mode=0o700)
    with tarfile.open(stamp(built)) as archive:
        info = archive.getmember("motor-1.0/setup")
    assert (info.mode, info.mtime, info.uid, info.uname) == (0o755, WHEN, 0, "")


def test_a_zip_file_cannot_be_older_than_its_kind(built: Path) -> None:
    artefacts.wheel(built)
    (path,) = stamp_all(built, built.parent / "dist", {}, 0)
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_a_second_stamp_takes_the_place_of_the_first(built: Path) -> None:
    artefacts.wheel(built)
    first = stamp(built)
    stamp_all(built, built, {"CI_JOB_ID": "8"}, WHEN)
    assert stamp(built, "again").read_bytes() == first.read_bytes()


def test_the_lock_of_a_chart_has_the_time_of_the_source(built: Path) -> None:
    artefacts.chart(built)
    lock = archives.read(stamp(built))["motor/Chart.lock"].data
    assert lock == b'digest: sha256:0\ngenerated: "2020-09-13T12:26:40Z"\n'


def test_without_a_build_there_is_nothing_to_stamp(built: Path) -> None:
    with pytest.raises(Trouble, match="has nothing in it; build first"):
        stamp(built)


def test_what_is_no_artefact_is_named(built: Path) -> None:
    (built / "notes.txt").touch()
    with pytest.raises(Trouble, match=r"notes\.txt is none of \.whl, \.tar\.gz, \.tgz"):
        stamp(built)


def test_an_archive_without_description_is_named(built: Path) -> None:
    artefacts.tar(built / "motor-1.0.tgz", {"motor/charts/base/Chart.yaml": "name: base\n"})
    with pytest.raises(Trouble, match=r"motor-1\.0\.tgz has no \*/Chart\.yaml; build it anew"):
        stamp(built)


def test_a_link_in_an_archive_is_named(built: Path) -> None:
    with tarfile.open(built / "motor-1.0.tgz", "w:gz") as archive:
        info = tarfile.TarInfo("motor/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc"
        archive.addfile(info)
    with pytest.raises(Trouble, match="motor/link is no file"):
        stamp(built)
