"""New values do not come in the place of those that a client wants to stay."""

import threading
from datetime import datetime, timezone
from random import Random

from ska_tango_examples.core.showcase.showcase import SLOWEST, Showcase
from ska_tango_examples.teams.taranta import refresher
from ska_tango_examples.teams.taranta.refresher import Refresher


class Host:
    """Stands for a device that nobody listens to."""

    def get_name(self):
        return "test/host/1"

    def push_change_event(self, *_args):
        pass


def test_a_refresh_that_is_not_due_any_more_is_dropped(monkeypatch):
    showcase = Showcase(Random(1), lambda: datetime.now(timezone.utc))
    showcase.write("EventsSpeed", 1)
    before, drawn = showcase.read("RandomAttr"), threading.Event()
    draw = showcase.draw

    def draw_while_a_client_writes():
        values = draw()
        showcase.write("EventsSpeed", SLOWEST)
        drawn.set()
        return values

    monkeypatch.setattr(showcase, "draw", draw_while_a_client_writes)
    monkeypatch.setattr(refresher, "with_monitor", lambda _device, action: action())
    refreshing = Refresher(Host(), showcase)
    assert drawn.wait(10)
    refreshing._worker.stop()
    refreshing._worker.join(10)
    assert showcase.read("RandomAttr") == before
