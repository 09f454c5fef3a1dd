"""Tango devices to learn from, and a whole control system in one command."""

from importlib.metadata import version

__version__ = version("ska-tango-examples")

__all__ = ["__version__"]
