"""What builds images: the first that works, or the one that is asked for."""

from tests.tools.doctor.place import Place, is_bad, is_good
from tools.doctor.builder import builder

WORKS = '[ "$1" = info ] || echo version 1.28.2'
CURE = "apt-get install buildah"
ANY = "make doctor OCI_BUILDER="


def test_none(place: Place) -> None:
    assert is_bad(builder(place.machine), "none of docker, podman, buildah is on PATH", CURE)


def test_the_first_that_works(place: Place) -> None:
    place.program("docker", "echo cannot connect to the daemon >&2; exit 1")
    assert is_bad(builder(place.machine), "docker: cannot connect to the daemon", CURE)
    place.program("buildah", "echo no storage >&2; exit 1")
    assert is_bad(
        builder(place.machine), "; buildah: no storage", "do what this tells: buildah info"
    )
    path = place.program("buildah", WORKS)
    assert is_good(builder(place.machine), f"buildah 1.28.2, {path}")
    place.program("docker", WORKS)
    assert is_good(builder(place.machine), "docker 1.28.2")


def test_the_one_that_is_asked_for(place: Place) -> None:
    place.program("docker", WORKS)
    place.settings = {"OCI_BUILDER": "podman"}
    assert is_bad(builder(place.machine), "OCI_BUILDER=podman: not on PATH", ANY)
    place.program("podman", "echo no user namespace >&2; exit 1")
    assert is_bad(builder(place.machine), "podman: no user namespace", ANY)
    place.program("podman", WORKS)
    assert is_good(builder(place.machine), "podman 1.28.2")
