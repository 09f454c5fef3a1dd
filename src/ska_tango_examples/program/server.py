"""The main function of every device server."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from typing import Any

import tango
from tango.server import Device, run

from ska_ser_logging import configure_logging
from ska_tango_examples.program.answers import answer
from ska_tango_examples.program.arguments import Arguments, parse
from ska_tango_examples.program.ending import end_on_signals
from ska_tango_examples.program.health_port import offer_health
from ska_tango_examples.program.printed import Printed
from ska_tango_examples.program.readiness import CannotStart, check
from ska_tango_examples.program.streams import route_streams, set_tango_level
from ska_tango_examples.shell.errors import first_cause
from ska_tango_examples.shell.log import DeviceTags

_FAILURE = 1

_log = logging.getLogger(__name__)


def serve(
    classes: Sequence[type[Device]], args: Sequence[str] | None = None, **run_options: Any
) -> int:
    """Run a device server until it is told to end; the main function of a program.

    ``--help``, ``--version`` and ``--describe`` are answered without a Tango database. What
    keeps the server from starting goes to stderr, with the cure. SIGTERM and SIGINT end it
    within two seconds, after ``delete_device`` of each device. With the environment variable
    ``TANGO_HEALTH_PORT`` it tells its health by HTTP at that port.

    Args:
        classes: the Tango classes to serve, all of the same green mode.
        args: the command line, the name of the server executable first; None is ``sys.argv``.
        run_options: further options of ``tango.server.run``, such as ``green_mode``.

    Returns:
        The exit code: 0 when it ended in order, 1 when it could not start, 2 for a wrong
        command line.
    """
    arguments = parse(sys.argv if args is None else args)
    if answer(classes, arguments):
        return 0
    try:
        started = offer_health(arguments)
        check(arguments)
        configure_logging(arguments.log_level, tags_filter=DeviceTags)
        logging.captureWarnings(True)
        _run(classes, arguments, started, run_options)
    except CannotStart as problem:
        sys.stderr.write(f"{problem}\n")
        return problem.exit_code
    except tango.DevFailed as failure:
        _log.critical("the server failed: %s", first_cause(failure))
        _log.info("in full: %s", failure)
        return _FAILURE
    return 0


def _run(
    classes: Sequence[type[Device]],
    arguments: Arguments,
    started: Callable[[], None],
    run_options: dict[str, Any],
) -> None:
    route_streams(classes)
    util = _init(arguments)
    end_on_signals()
    printed = Printed()
    with redirect_stdout(printed):
        run(
            classes,
            util=util,
            msg_stream=printed,
            post_init_callback=(_adjust, [arguments, started]),
            raises=True,
            **{"pre_init_callback": _nothing, **run_options},
        )


def _init(arguments: Arguments) -> tango.Util:
    try:
        return tango.Util.init([arguments.program, *arguments.tango])
    except RuntimeError as problem:  # all that PyTango makes of a refusal of the ORB
        raise CannotStart(
            f"{arguments.program}/{arguments.instance} cannot start: Tango refuses its address.\n"
            "Is the port in use, or the host not of this machine? Choose other -host and -port "
            "options, or leave them out."
        ) from problem


def _adjust(arguments: Arguments, started: Callable[[], None]) -> None:
    if arguments.verbosity:
        set_tango_level(arguments.log_level)
    started()


def _nothing() -> None:
    """Does what PyTango does before the start, whose own way is deprecated by itself."""
