"""Run every check, even after one has failed, and report all of them as JUnit XML.

    python tools/lint.py REPORT COMMAND...

Each COMMAND is one argument, a whole command line. The exit code is 1 if any of them failed.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_ALLOWED_IN_XML = frozenset("\t\n") | frozenset(map(chr, range(0x20, 0xD800)))


@dataclass(frozen=True)
class Check:
    """One command line and what came of it."""

    name: str
    passed: bool
    output: str
    seconds: float


def run(command: str) -> Check:
    """Run a check; a program that is missing is a check that failed.

    Args:
        command: a command line, split as a shell would, but not run by one.

    Returns:
        The check, named after the program and its sub-command.
    """
    words = shlex.split(command)
    started = time.monotonic()
    try:
        done = subprocess.run(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        passed, output = done.returncode == 0, done.stdout
    except OSError as error:
        passed, output = False, f"{words[0]}: {error.strerror}\n"
    return Check(name_of(words), passed, output, time.monotonic() - started)


def name_of(words: Sequence[str]) -> str:
    """The program with its leading words that are neither options nor paths."""
    program = Path(words[0]).name
    if program.startswith("python") and len(words) > 1:
        return words[2] if words[1] == "-m" else Path(words[1]).stem
    return " ".join([program, *(word for word in words[1:2] if word.isalpha())])


def as_junit(checks: Sequence[Check]) -> ElementTree.ElementTree:
    """The checks as one JUnit test suite."""
    suite = ElementTree.Element(
        "testsuite",
        name="linting",
        tests=str(len(checks)),
        errors="0",
        failures=str(sum(not check.passed for check in checks)),
        time=f"{sum(check.seconds for check in checks):.3f}",
    )
    for check in checks:
        case = ElementTree.SubElement(
            suite, "testcase", classname="linting", name=check.name, time=f"{check.seconds:.3f}"
        )
        if not check.passed:
            text = "".join(c for c in check.output if c in _ALLOWED_IN_XML)
            ElementTree.SubElement(case, "failure", message=f"{check.name} failed").text = text
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    return ElementTree.ElementTree(suites)


def main(report: str, *commands: str) -> int:
    """Run the commands, write the report, print what failed."""
    checks = []
    for command in commands:
        check = run(command)
        print(f"--- {check.name}\n{check.output}", end="", flush=True)
        checks.append(check)
    Path(report).parent.mkdir(parents=True, exist_ok=True)
    as_junit(checks).write(report, encoding="utf-8", xml_declaration=True)
    print()
    for check in checks:
        print(f"{'passed' if check.passed else 'FAILED'}  {check.seconds:5.1f} s  {check.name}")
    return int(not all(check.passed for check in checks))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
