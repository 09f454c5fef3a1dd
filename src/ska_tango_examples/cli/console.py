"""Where the commands write."""

from __future__ import annotations

from rich.console import Console

# What devices, logs and files say is shown as it is: brackets in it are no markup.
out = Console(highlight=False, markup=False, emoji=False)
err = Console(highlight=False, markup=False, emoji=False, stderr=True)


def say(text: str) -> None:
    """Write a line to standard output, however long it is."""
    out.print(text, soft_wrap=True)


def complain(text: str) -> None:
    """Write an error to standard error."""
    err.print(f"error: {text}", soft_wrap=True, style="red")
