"""The folder of this user where the running system can be found."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from ska_tango_examples.facility.errors import FacilityError

_NAME = "ska-tango-examples"


def user_place() -> Path:
    """The folder, made if need be: in XDG_RUNTIME_DIR, else among the temporary files.

    Raises:
        FacilityError: the folder is not this user's alone.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime:
        place = Path(runtime) / _NAME
    else:
        place = Path(tempfile.gettempdir()) / f"{_NAME}-{os.getuid()}"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        facts = place.lstat()
    except OSError as error:
        raise FacilityError(
            f"{place} cannot be made ({error.strerror}); set XDG_RUNTIME_DIR to a folder of yours"
        ) from error
    # Among the temporary files anybody could have made it first, to lead us astray.
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        raise FacilityError(
            f"{place} must be a folder that only you can enter; remove it, or `chmod 700` it"
        )
    return place
