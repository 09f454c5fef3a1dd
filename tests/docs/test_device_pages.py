"""What the pages of the devices tell to type, on a system that runs."""

from __future__ import annotations

import doctest
import io
import signal
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tango import DevFailed

from ska_tango_examples.DevFactory import DevFactory
from tests.docs.pages import SOURCES
from tests.support.events import counter_canary, hear
from tests.support.waiting import wait_until
from tests.system.conftest import make_home

PAGES = sorted((SOURCES / "devices").glob("*.rst"))
CANARIES = {"counter": "test/counter/rest"}
"""For pages that make an event as soon as they have subscribed, a counter in the same server."""


@pytest.fixture(scope="module")
def tango_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = make_home(tmp_path_factory.mktemp("home"))
    with home.start("up") as system:
        host = system.expect(r"TANGO_HOST=(\S+)")[1]
        system.expect("running;")
        yield host
        system.signal(signal.SIGTERM)
        assert system.wait() == 0
    assert home.leftovers() == []


def device(tango_host: str, name: str) -> Any:
    return DevFactory().get_device(f"tango://{tango_host}/{name}")


def shown(source: str, names: dict[str, Any]) -> str:
    """Run what is typed; return what itango shows."""
    with redirect_stdout(io.StringIO()) as output:
        try:
            exec(compile(source, "page", "single"), names)  # noqa: S102
        except DevFailed as failure:
            output.write(f"{failure.args[0].reason}: {failure.args[0].desc}\n")
    return output.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_typed_answers_as_shown(page: Path, tango_host: str) -> None:
    receiver = device(tango_host, "test/eventreceiver/1")
    wait_until(lambda: bool(receiver.EventReceived), "a first event")
    names = {"Device": partial(device, tango_host)}
    examples = doctest.DocTestParser().get_examples(page.read_text())
    assert examples
    for example in examples:
        found = shown(example.source, names)
        # Who types is slower than a subscription is to arrive; a test is not.
        if page.stem in CANARIES and ".subscribe_event(" in example.source:
            hear(counter_canary(device(tango_host, CANARIES[page.stem])))
        assert doctest.OutputChecker().check_output(example.want, found, doctest.ELLIPSIS), (
            f"line {example.lineno + 1}: {example.source}shows\n{found}not\n{example.want}"
        )
