"""A base for Tango devices with long running commands."""

from ska_tango_base.base import SKABaseDevice

__all__ = ["SKABaseDevice"]
