"""Tango devices to learn from, and a whole control system in one command."""

from importlib.metadata import version

from ska_tango_examples.debugging import listen_if_asked

__version__ = version("ska-tango-examples")

__all__ = ["__version__"]

# Before any module of the package imports Tango.
listen_if_asked()
