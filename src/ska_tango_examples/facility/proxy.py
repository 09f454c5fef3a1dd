"""The type of a device proxy, of which PyTango tells the checkers nothing."""

from __future__ import annotations

from typing import Any, TypeAlias

Proxy: TypeAlias = Any
"""A `tango.DeviceProxy`, made by DevFactory."""
