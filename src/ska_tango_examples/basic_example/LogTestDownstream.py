"""The second of two devices that have a part in one piece of work, under one transaction id.

It finds the id in the parameters that it gets, and logs under it. A device at this end of a chain
knows nothing of who came before; the id alone ties its log lines to theirs.
"""

from typing import Any

from tango import DevState
from tango.server import Device, attribute, command

from ska_tango_examples.core.work_order import read_work_order, target_of
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.log import device_logger
from ska_tango_examples.shell.states import announce_by_code, show
from ska_tango_examples.shell.transaction import transaction


class LogTestDownstream(Device):
    """Does the work that others pass on, and logs it; always ON."""

    def init_device(self) -> None:
        """Be ON."""
        super().init_device()
        self.log = device_logger(self)
        self._last_transaction = ""
        announce_by_code(self, "lastTransaction")
        show(self, DevState.ON, "Work is done at once.")

    @attribute(dtype="DevString")
    def lastTransaction(self) -> str:
        """The id of the last work that was done; empty before the first."""
        return self._last_transaction

    @command(
        dtype_in="DevString",
        doc_in="JSON object: the parameters of the work, with the transaction_id that it has.",
    )
    @tells_client
    def Work(self, order: str) -> None:
        """Do the work: log what it is for; under a new transaction id if it comes without one.

        Raises:
            DevFailed: the argument is wrong (``SkaTango_BadInput``), and nothing was done; or the
                work is refused when it has begun (``SkaTango_NotAllowed``): its target is the Sun.
        """
        params = read_work_order(order)
        with transaction("Work", params, logger=self.log) as transaction_id:
            self.log.info("working on %s", target_of(params))
        self._last_transaction = transaction_id
        self.push_change_event("lastTransaction", transaction_id)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((LogTestDownstream,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
