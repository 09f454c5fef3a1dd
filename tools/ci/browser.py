"""Open pages in a real browser, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.ci.trouble import Trouble

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_DEADLINE = 60.0
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def open_all(pages: Sequence[Path]) -> str:
    """Open each page and see that the browser finds in it what the file has.

    Args:
        pages: files with a title and a heading of the same text.

    Returns:
        How it went, in a few words.

    Raises:
        Trouble: a page does not come up, or without its heading.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return f"not opened: no {' nor '.join(BROWSERS)} is here"
    for page in pages:
        shown = _rendered(browser, page)
        title = _TITLE.search(page.read_text(encoding="utf-8"))
        if title is None or f"<h1>{title[1]}</h1>" not in shown:
            raise Trouble(f"{page} does not come up in {browser}: no heading like its title")
    return f"{len(pages)} opened in {Path(browser).name}"


def _rendered(browser: str, page: Path) -> str:
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu"]
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
