"""Waits for what a device server needs: its configuration, and whom it depends on.

    python -m ska_tango_examples.pod.wait [--job JOB] [--device a/b/c]... [--host h:p]...

The exit code is 0 when all is there and 1 if not; one line then tells what is missing.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from ska_tango_examples.pod.cluster import ACCOUNT, Cluster
from ska_tango_examples.pod.device import Device
from ska_tango_examples.pod.job import ConfigurationJob
from ska_tango_examples.pod.needs import Need
from ska_tango_examples.pod.program import Parser, run, seconds
from ska_tango_examples.pod.tcp import Host
from ska_tango_examples.pod.waiting import Deadline, Waiting


def main(words: Sequence[str]) -> NoReturn:
    """Run the program with the words of its command line, and end the process."""
    run(_parser(), words, _wait)


def _parser() -> Parser:
    parser = Parser(__spec__.name, "Wait for what a device server needs.", timeout="300s")
    add = parser.add_argument
    add("--job", help="configures the server; must have succeeded")
    add("--device", action="append", default=[], metavar="A/B/C", help="must tell its State")
    add("--host", action="append", default=[], metavar="H:P", help="must accept a connection")
    add("--grace", type=seconds, default="30s", help="how long the Job may be absent")
    add("--server", metavar="URL", help="address of the Kubernetes API, if not that of the pod")
    add("--account", type=Path, default=ACCOUNT, metavar="FOLDER", help="of the service account")
    return parser


def _wait(options: Namespace) -> None:
    deadline = Deadline(options.timeout)
    for needs in (_configuration(options), _dependencies(options)):
        Waiting(needs).wait(deadline)


def _configuration(options: Namespace) -> Iterator[Need]:
    if options.job:
        cluster = Cluster.around(options.server, options.account)
        yield ConfigurationJob(options.job, cluster, options.grace)


def _dependencies(options: Namespace) -> Iterator[Need]:
    yield from map(Host, options.host)
    yield from map(Device, options.device)


if __name__ == "__main__":
    main(sys.argv[1:])
