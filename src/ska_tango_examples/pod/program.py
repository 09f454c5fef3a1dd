"""What the programs of a pod have in common: how they are called, and how they end."""

from __future__ import annotations

import argparse
import logging
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ska_tango_examples.pod.needs import MISTAKE, Hopeless
from ska_tango_examples.shell.log import log_to_stderr

_TERMINATION_LOG = Path("/dev/termination-log")
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600}
_PROGRAMS = "ska_tango_examples.pod"
_KILLED = 128  # plus the number of the signal, as a shell reports it

_log = logging.getLogger(__name__)


class Parser(argparse.ArgumentParser):
    """A command line with the options that all programs share.

    Args:
        prog: how the program is called.
        description: what it does.
        timeout: how long it waits unless told otherwise, as on the command line.
    """

    def __init__(self, prog: str, description: str, timeout: str) -> None:
        super().__init__(prog=f"python -m {prog}", description=description)
        self.add_argument(
            "--timeout",
            type=seconds,
            default=timeout,
            help="give up then, such as 90, 90s or 5m (default: %(default)s)",
        )
        self.add_argument(
            "--termination-log",
            type=Path,
            default=_TERMINATION_LOG,
            metavar="FILE",
            help="gets the reason of a failure if it exists (default: %(default)s)",
        )

    def error(self, message: str) -> NoReturn:
        """Refuse the command line; in a pod, this too must be seen from outside."""
        raise Hopeless(f"{self.prog}: {message}", MISTAKE)


def seconds(text: str) -> float:
    """Return the seconds of a duration such as 90, 90s or 5m."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smh]?)", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no duration; write 90, 90s or 5m")
    return float(found[1]) * _UNITS[found[2]]


def run(
    parser: Parser, words: Sequence[str], work: Callable[[argparse.Namespace], None]
) -> NoReturn:
    """Do the work that a command line asks for and end the process.

    It ends with 0, or with one line that tells why not.

    The line goes to the log on stderr and to the termination log, where ``kubectl describe``
    finds it.
    Threads that still wait for an answer do not hold up the end. SIGTERM ends it at once, which
    the first process of a container has to see to by itself.
    """
    signal.signal(signal.SIGTERM, lambda number, _: leave(_KILLED + number))
    log_to_stderr(_PROGRAMS)
    termination_log = _TERMINATION_LOG
    try:
        options = parser.parse_args(words)
        termination_log = options.termination_log
        work(options)
    except Hopeless as refusal:
        line = " ".join(str(refusal).split())
        _log.error("%s", line)
        # Kubernetes makes this file; where it is missing, nobody reads it.
        if termination_log.exists():
            termination_log.write_text(line, encoding="utf-8")
        leave(refusal.exit_code)
    leave(0)


def leave(exit_code: int) -> NoReturn:
    """End the process without waiting for its threads."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(exit_code)
