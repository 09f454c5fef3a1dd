"""A device with something of everything, for the tests of graphical user interfaces."""

import random
from datetime import datetime, timezone
from typing import Any

from tango import Attribute, DevState
from tango.server import attribute, command

from ska_tango_examples.core.errors import OutOfRange
from ska_tango_examples.core.showcase.draws import INT_RO, REFRESHED
from ska_tango_examples.core.showcase.showcase import WRITTEN, Showcase
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.states import announce_by_code, show
from ska_tango_examples.teams.taranta.attributes import GuiAttributes
from ska_tango_examples.teams.taranta.commands import GuiCommands
from ska_tango_examples.teams.taranta.refresher import Refresher

INT_RO_DOC = "A random number from 0 to 100, and the time of its refresh in UTC."
LAST_STATE = DevState.UNKNOWN


class TarantaTestDevice(GuiAttributes, GuiCommands):
    """Shows values that change by themselves, with events, every ``EventsSpeed`` ms.

    Besides the attributes below it has 100 strings ``Int_RO_001`` to ``Int_RO_100``, each a random
    number with the time of its refresh. They are dynamic: the code adds them at the start.

    What a client writes to a state (``DishState``, ``CspObsState``, ``CbfObsState``, ``Health``)
    stays until the next refresh draws another one; what it writes to another attribute stays
    until Init. Each write pushes an event, too.
    """

    _is_complete = False

    def init_device(self) -> None:
        """Draw all values anew, refresh them once a second, and stand by."""
        super().init_device()
        self.showcase = Showcase(random.Random(), _utc)  # noqa: S311  numbers to look at
        self._refresher: Refresher | None = None
        announce_by_code(self, *WRITTEN, *(set(REFRESHED) - set(INT_RO)))
        show(self, DevState.STANDBY, "Standing by.")
        if self._is_complete:
            self._refresher = Refresher(self, self.showcase)

    def initialize_dynamic_attributes(self) -> None:
        """Add the 100 strings; Tango calls this once, after the first ``init_device``."""
        for name in INT_RO:
            self.add_attribute(
                attribute(name=name, fget=self.read_int_ro, dtype="DevString", doc=INT_RO_DOC)
            )
            self.set_change_event(name, True, False)
        self._is_complete = True
        self._refresher = Refresher(self, self.showcase)

    def read_int_ro(self, attr: Attribute) -> str:
        """Return the value of one of the 100 strings."""
        return self.showcase.read(attr.get_name())

    def delete_device(self) -> None:
        """End the refreshing."""
        if self._refresher is not None:
            self._refresher.end()
        super().delete_device()

    def change(self, name: str, value: Any) -> None:
        """Put an attribute at ``value``; another speed holds at once."""
        super().change(name, value)
        if name == "EventsSpeed" and self._refresher is not None:
            self._refresher.look_at_speed()

    @command(
        dtype_in="DevString",
        doc_in="JSON String describing one or more routing rules to add.",
        dtype_out="DevString",
    )
    @tells_client
    def AddRoutes(self, routes: str) -> str:
        """Add routes to ``routingTable``; answers a JSON list of those added.

        The text has the form of ``routingTable``: ``{"routes": [{"src": {...}, "dst": {...}}]}``.
        """
        return self.showcase.routes.add(routes)

    @command(
        dtype_in="DevBoolean",
        doc_in="Control ON/OFF state",
        dtype_out="DevString",
        doc_out="Get server response",
    )
    def OnOff(self, on: bool) -> str:
        """Go to ON or to OFF; answers the argument."""
        return self._put(DevState.ON if on else DevState.OFF, on)

    @command(
        dtype_in="DevShort",
        doc_in="Control device state",
        dtype_out="DevString",
        doc_out="Get server response",
    )
    @tells_client
    def setDeviceState(self, state: int) -> str:
        """Go to the state with this number, 0 (ON) to 13 (UNKNOWN); answers the argument."""
        if not 0 <= state <= int(LAST_STATE):
            raise OutOfRange(
                f"a state must be from 0 ({DevState.ON}) to {int(LAST_STATE)} ({LAST_STATE}), "
                f"got {state}"
            )
        return self._put(DevState(state), state)

    def _put(self, state: DevState, given: object) -> str:
        show(self, state, f"{state}, as a client wants it.")
        return str(given)


def _utc() -> datetime:
    return datetime.now(timezone.utc)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((TarantaTestDevice,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
