"""The devices of the in-process tests that make events by themselves."""

from typing import Any

from tango import Except

from ska_tango_examples.teams.TarantaTestDevice import TarantaTestDevice
from ska_tango_examples.teams.TestDevice import TestDevice


class MuteTarantaTestDevice(TarantaTestDevice):
    """A device whose events of ``Beams`` cannot be sent while ``stringRW`` is "mute"."""

    def push_change_event(self, name: str, *values: Any) -> None:
        if name == "Beams" and self.showcase.read("stringRW") == "mute":
            Except.throw_exception("Test_Mute", "no event can be sent", "MuteTarantaTestDevice")
        super().push_change_event(name, *values)


SYNC_GENERATORS: list[dict[str, Any]] = [
    {"class": TarantaTestDevice, "devices": [{"name": "test/tarantatestdevice/1"}]},
    {"class": MuteTarantaTestDevice, "devices": [{"name": "test/tarantatestdevice/mute"}]},
]
ASYNC_GENERATORS: list[dict[str, Any]] = [
    {"class": TestDevice, "devices": [{"name": "test/device/1"}]},
]
