"""The image is of this version, and as new as its sources."""

import io
import json
import os
import shutil
import subprocess
import tarfile

import pytest

from tests.tools.doctor.place import Place, is_bad, is_good, is_not_needed
from tools.doctor.image import image

BUILT = 1_700_000_000
REVISION = "org.opencontainers.image.revision"


def write_archive(place: Place, revision: str = "", tag: str = "1.2.3") -> None:
    """An archive as the builders write it, built at a time in the past."""
    archive = place.file(place.root / "build/images/ska-tango-examples.tar")
    contents = {
        "manifest.json": [
            {"Config": "c.json", "RepoTags": [f"localhost/ska-tango-examples:{tag}"]}
        ],
        "c.json": {"config": {"Labels": {REVISION: revision} if revision else None}},
    }
    with tarfile.open(archive, "w") as packed:
        for name, content in contents.items():
            text = json.dumps(content).encode()
            member = tarfile.TarInfo(name)
            member.size = len(text)
            packed.addfile(member, io.BytesIO(text))
    os.utime(archive, (BUILT, BUILT))


def write_source(place: Place, name: str, seconds: int, text: str = "x") -> None:
    """A source written so many seconds after the image was built."""
    file = place.file(place.root / name, text)
    os.utime(file, (BUILT + seconds, BUILT + seconds))


def test_none(place: Place) -> None:
    assert is_not_needed(
        image(place.machine), "not built", "make oci-build, before make k8s-install-chart"
    )


def test_what_is_no_image(place: Place) -> None:
    archive = place.file(place.root / "build/images/ska-tango-examples.tar", "no archive")
    assert is_bad(image(place.machine), "is no image", f"rm {archive} && make oci-build")


def test_another_version(place: Place) -> None:
    write_archive(place, tag="1.2.2")
    place.settings = {"OCI_TAG": "1.2.3"}
    assert is_bad(image(place.machine), ":1.2.2, but this is 1.2.3", "make oci-build")


def test_by_time_where_there_is_no_commit(place: Place) -> None:
    write_archive(place)
    write_source(place, "src/device.py", -1)
    write_source(place, "docs/page.rst", 1)
    assert is_good(image(place.machine), "localhost/ska-tango-examples:1.2.3, as the sources are")
    write_source(place, "src/device.py", 1)
    assert is_bad(image(place.machine), "is older than src/device.py", "make oci-build")


@pytest.fixture
def commit(place: Place) -> str:
    """The commit of a source that was written after the image was built."""
    (place.path / "git").symlink_to(str(shutil.which("git")))
    write_source(place, "src/device.py", 1)
    for words in (["init", "--quiet"], ["add", "src"], ["commit", "--quiet", "--message", "one"]):
        git(place, *words)
    return git(place, "rev-parse", "HEAD")


def git(place: Place, *words: str) -> str:
    settings = (
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    done = subprocess.run(
        ["/usr/bin/env", "git", "-C", place.root, *settings, *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_by_content_where_the_commit_is_known(place: Place, commit: str) -> None:
    write_archive(place, commit)
    assert is_good(image(place.machine), "as the sources are")
    write_source(place, "src/device.py", -1, "yy")
    assert is_bad(image(place.machine), "is older than src/device.py", "make oci-build")


def test_a_source_that_git_does_not_know(place: Place, commit: str) -> None:
    write_archive(place, commit)
    write_source(place, "src/new.py", -1)
    assert is_bad(image(place.machine), "is older than src/new.py", "make oci-build")


def test_what_was_not_committed_goes_by_its_time(place: Place, commit: str) -> None:
    write_archive(place, f"{commit}-dirty")
    write_source(place, "src/device.py", -1, "yy")
    assert is_good(image(place.machine), "as the sources are")
    write_source(place, "src/device.py", 1, "zz")
    assert is_bad(image(place.machine), "is older than src/device.py", "make oci-build")


def test_a_commit_that_is_not_known(place: Place, commit: str) -> None:
    write_archive(place, "0" * 40)
    assert is_bad(image(place.machine), "is older than src/device.py", "make oci-build")
