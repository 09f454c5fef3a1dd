"""How a task is called."""


def identifier(now: float, number: int, name: str) -> str:
    """The identifier of a task.

    Args:
        now: when the task is submitted, in seconds since 1970.
        number: a random number that no other task has.
        name: name of the command.
    """
    return f"{now}_{number}_{name}"


def name_in(uid: str) -> str:
    """The name of the command in an identifier; the name may have underscores."""
    return uid.split("_", 2)[-1]
