"""Refuses to start a server that could not run, and says what to do instead."""

from __future__ import annotations

from ska_tango_examples.program.arguments import Arguments
from ska_tango_examples.program.database import NoDatabase, instances_of
from ska_tango_examples.program.usage import without_database

_USAGE_ERROR = 2
_FAILURE = 1

# A hint in a message is not worth a long wait.
_HINT_PATIENCE = 1.0


class CannotStart(Exception):
    """The server cannot start; the text says why and what to do.

    Args:
        text: for the person who started it.
        exit_code: for the program that started it.
    """

    def __init__(self, text: str, exit_code: int = _FAILURE) -> None:
        super().__init__(text)
        self.exit_code = exit_code


def check(arguments: Arguments) -> None:
    """Return when a server may start with ``arguments``.

    Raises:
        CannotStart: no instance is named, the Tango database cannot be asked, or it does not
            know the instance.
    """
    if arguments.instance is None:
        raise CannotStart(_no_instance(arguments.program), _USAGE_ERROR)
    if arguments.needs_database:
        _check_database(arguments.program, arguments.instance)


def _check_database(program: str, instance: str) -> None:
    try:
        defined = instances_of(program)
    except NoDatabase as problem:
        raise CannotStart(
            f"{program}/{instance} cannot start: {problem}.\n"
            "Start a control system with `ska-tango-examples up` (or `make run`) and set the "
            "TANGO_HOST that it prints, or run without a database:\n"
            f"  {without_database(program, instance)}"
        ) from problem
    # Tango does not tell upper from lower case.
    if instance.lower() not in (name.lower() for name in defined):
        raise CannotStart(
            f"{program}/{instance} cannot start: the Tango database does not define it; "
            f"{_listed(program, defined)}.\n"
            "Load its configuration into the database (json2tango), or run without one:\n"
            f"  {without_database(program, instance)}"
        )


def _no_instance(program: str) -> str:
    try:
        hint = _listed(program, instances_of(program, _HINT_PATIENCE))
    except NoDatabase as problem:
        hint = str(problem)
    return (
        f"{program}: the name of the instance is missing; type `{program} INSTANCE`.\n"
        f"Which instances there are: {hint}.\n"
        f"`{program} --help` lists the options."
    )


def _listed(program: str, instances: list[str]) -> str:
    if not instances:
        return f"the database defines no instance of {program}"
    return f"the database defines {', '.join(f'{program}/{name}' for name in instances)}"
