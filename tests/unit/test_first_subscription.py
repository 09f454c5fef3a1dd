"""The first subscription of a process is made alone; those after it are not held up."""

import threading
from types import ModuleType

import pytest

from ska_tango_base.long_running_commands import first_subscription as of_the_base
from ska_tango_examples.shell import first_subscription as of_the_shell

PATIENCE = 10.0


@pytest.fixture(params=[of_the_base, of_the_shell], ids=["base", "shell"])
def module(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """As it is in a process without subscriptions."""
    found: ModuleType = request.param
    monkeypatch.setattr(found, "_alone", threading.Lock())
    monkeypatch.setattr(found, "_made", threading.Event())
    return found


@pytest.mark.parametrize("error", [None, OSError("nobody is there")])
def test_the_first_one_keeps_others_out_until_it_is_made(
    module: ModuleType, error: Exception | None
) -> None:
    begun, go_on, second = threading.Event(), threading.Event(), threading.Event()

    def subscribe_first() -> None:
        try:
            with module.subscribing():
                begun.set()
                go_on.wait(PATIENCE)
                if error is not None:
                    raise error
        except OSError:
            pass

    def subscribe_second() -> None:
        with module.subscribing():
            second.set()

    threads = [threading.Thread(target=subscribe_first), threading.Thread(target=subscribe_second)]
    threads[0].start()
    assert begun.wait(PATIENCE)
    assert module._alone.locked()
    threads[1].start()
    assert not second.is_set()
    go_on.set()
    assert second.wait(PATIENCE)
    for thread in threads:
        thread.join(PATIENCE)
    assert module._made.is_set()


def test_afterwards_nobody_waits(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_can_receive_events", lambda: True)
    with module.subscribing(), module.subscribing():
        assert not module._alone.locked()
