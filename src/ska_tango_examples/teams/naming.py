"""The name of a device whose server runs without a Tango database."""

import os
from collections.abc import Sequence

from ska_tango_examples.core.device_name import short_name
from ska_tango_examples.core.errors import BadConfiguration

VARIABLE = "DEVICE_NAME"


def with_device_name(words: Sequence[str], default: str) -> list[str]:
    """Return a command line that names the device, where neither it nor a database does.

    Without a database Tango wants ``-dlist``. The environment variable ``DEVICE_NAME`` stands in
    for it.

    Args:
        words: the command line.
        default: the name to take where the variable is not set.

    Raises:
        BadConfiguration: the variable is set to what is no device name.
    """
    options = {word.lstrip("-") for word in words if word.startswith("-")}
    if "nodb" not in options or "dlist" in options:
        return list(words)
    try:
        return [*words, "-dlist", short_name(os.environ.get(VARIABLE) or default)]
    except BadConfiguration as problem:
        raise BadConfiguration(f"{VARIABLE} is wrong: {problem}") from problem
