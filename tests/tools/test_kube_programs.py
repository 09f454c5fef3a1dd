"""Which helm and kubectl are taken, and what is said when there are none."""

import shutil
import subprocess
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "kube-programs"
# What the tool itself needs, without the programs of this machine that it looks for.
COMMON = ("bash", "dirname", "head", "ln", "mkdir", "mktemp", "rm", "sed", "sort", "timeout")
HELM = "#!/bin/sh\necho v{version}\n"
KUBECTL = "#!/bin/sh\necho '  gitVersion: v{version}'\n"


class Machine:
    """A machine with the given programs on PATH and in the cache, on which nothing is fetched."""

    def __init__(self, root: Path) -> None:
        self.path = root / "path"
        self.bin = root / "cache" / "bin"
        self.path.mkdir()
        self.bin.mkdir(parents=True)
        for name in COMMON:
            (self.path / name).symlink_to(str(shutil.which(name)))
        program(self.path / "uname", "#!/bin/sh\necho Plan9 mips\n")

    def ask(self, *names: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [TOOL, *names],
            env={"PATH": str(self.path), "K8S_CACHE": str(self.bin.parent)},
            capture_output=True,
            text=True,
            check=False,
        )


def program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "version", "taken"),
    [
        ("helm", HELM, "3.14.0", True),
        ("helm", HELM, "4.0.1", True),
        ("helm", HELM, "3.9.4", False),
        ("kubectl", KUBECTL, "1.33.0", True),
        ("kubectl", KUBECTL, "1.32.9", False),
    ],
)
def test_what_is_on_path_is_taken_when_it_is_new_enough(
    machine: Machine, name: str, text: str, version: str, taken: bool
) -> None:
    program(machine.path / name, text.format(version=version))
    program(machine.bin / name, text.format(version="4.1.0"))

    folder = machine.path if taken else machine.bin
    assert machine.ask(name).stdout == f"{folder / name}\n"


def test_a_program_that_does_not_work_is_passed_over(machine: Machine) -> None:
    program(machine.path / "helm", "#!/bin/sh\necho no more; exit 1\n")
    program(machine.bin / "helm", HELM.format(version="3.14.0"))

    assert machine.ask("helm").stdout == f"{machine.bin / 'helm'}\n"


def test_the_program_of_the_local_node_is_kubectl_too(machine: Machine) -> None:
    program(machine.bin / "kube", KUBECTL.format(version="1.34.4"))

    assert machine.ask("kubectl").stdout == f"{machine.bin / 'kubectl'}\n"
    assert (machine.bin / "kubectl").readlink() == Path("kube")


def test_a_machine_for_which_nothing_can_be_fetched_is_told_so(machine: Machine) -> None:
    program(machine.path / "helm", HELM.format(version="2.17.0"))

    done = machine.ask("helm")

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "tools/kube-programs: no helm of at least 3.14.0 on PATH, and none to fetch for "
        "Plan9 mips: install it\n"
    )


@pytest.mark.parametrize("names", [(), ("kubeadm",)])
def test_only_these_two_can_be_asked_for(machine: Machine, names: tuple[str, ...]) -> None:
    done = machine.ask(*names)

    assert (done.returncode, done.stderr) == (
        1,
        "tools/kube-programs: say which: helm or kubectl\n",
    )
