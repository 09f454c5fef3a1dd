"""Open pages in a real browser, where there is one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.ci.heading import heading_of
from tools.ci.trouble import Trouble

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_DEADLINE = 60.0

#: The pages are files of this machine, and the browser has nothing to ask of others.
_KEEP_TO_THIS_MACHINE = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def open_all(pages: Sequence[Path], *, required: bool = False) -> str:
    """Open each page and see that the browser finds the heading in it that the file has.

    Args:
        pages: files with a heading.
        required: whether it is wrong that there is no browser.

    Returns:
        How it went, in a few words.

    Raises:
        Trouble: a page does not come up, or without its heading; or a browser is missing.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None and required:
        raise Trouble(f"No page was opened, none of {', '.join(BROWSERS)} is here: install one")
    if browser is None:
        return f"not opened: no {' nor '.join(BROWSERS)} is here"
    for page in pages:
        heading = heading_of(page.read_text(encoding="utf-8"))
        if not heading or heading_of(_rendered(browser, page)) != heading:
            raise Trouble(f"{page} does not come up in {browser} with its heading, {heading!r}")
    return f"{len(pages)} opened in {Path(browser).name}"


def _rendered(browser: str, page: Path) -> str:
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", *_KEEP_TO_THIS_MACHINE]
        command += [f"--user-data-dir={profile}", "--dump-dom", page.resolve().as_uri()]
        try:
            done = subprocess.run(
                command, check=False, capture_output=True, text=True, timeout=_DEADLINE
            )
        except subprocess.TimeoutExpired:
            raise Trouble(f"{browser} did not open {page} within {_DEADLINE:.0f} s") from None
    if done.returncode:
        raise Trouble(f"{browser} could not open {page}:\n{done.stderr}")
    return done.stdout
