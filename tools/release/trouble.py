"""What keeps a release from being made."""

from __future__ import annotations


class Trouble(Exception):
    """It is told in one message, which names the culprit and the cure."""
