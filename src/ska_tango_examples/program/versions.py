"""What a program answers to ``--version``."""

from __future__ import annotations

import tango

from ska_tango_examples import __version__


def versions() -> str:
    """Return the versions of this package and of what it stands on, one per line."""
    return "\n".join(
        (
            f"ska-tango-examples {__version__}",
            f"PyTango {tango.__version__}",
            f"cppTango {tango.constants.TgLibVers}",
        )
    )
