"""Tango devices to learn from, and a whole control system in one command."""

import os
from importlib.metadata import version

__version__ = version("ska-tango-examples")

__all__ = ["__version__"]

if "DEBUGPY_PORT" in os.environ:
    from ska_tango_examples.debugging import listen_if_asked

    listen_if_asked()
