"""The first of two devices that have a part in one piece of work, under one transaction id.

A client gives its work to this device, which passes it on. Each device logs its own part in a
``transaction``, and the id goes with the parameters. So ``grep`` finds all that was done for one
client, in the logs of all servers. The other device is ``LogTestDownstream``.
"""

from typing import Any

from tango import DevState
from tango.server import Device, command, device_property

from ska_tango_examples.core.work_order import ID_KEY, read_work_order, write_work_order
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell.errors import calling_peer, tells_client
from ska_tango_examples.shell.log import device_logger
from ska_tango_examples.shell.peers import HasPeers
from ska_tango_examples.shell.states import announce_by_code, show
from ska_tango_examples.shell.transaction import new_id, transaction


class LogTestUpstream(HasPeers, Device):
    """Passes work on to another device, and logs that it did; always ON."""

    downstream = device_property(
        dtype="DevString", default_value="test/logtestdownstream/1", doc="Gets the work."
    )

    def init_device(self) -> None:
        """Be ON."""
        super().init_device()
        self.log = device_logger(self)
        announce_by_code(self)
        show(self, DevState.ON, f"Delegate passes work on to {self.downstream}.")

    @command(
        dtype_in="DevString",
        doc_in="JSON object: the parameters of the work, with a transaction_id if it has one.",
        dtype_out="DevString",
        doc_out="The id of the transaction.",
    )
    @tells_client
    def Delegate(self, order: str) -> str:
        """Pass work on, under the transaction id that it has, or else under a new one.

        Raises:
            DevFailed: the argument is wrong (``SkaTango_BadInput``), and nothing was done; or the
                other device is missing, or refuses (``SkaTango_PeerFailed``).
        """
        # Whatever can be wrong with the argument is found before the work begins.
        params = read_work_order(order)
        transaction_id = params.get(ID_KEY) or new_id()
        passed_on = write_work_order(params, transaction_id)
        with (
            transaction("Delegate", params, transaction_id, logger=self.log),
            calling_peer(self.downstream),
        ):
            self.peers.get_device(self.downstream).command_inout("Work", passed_on)
        return transaction_id


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((LogTestUpstream,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
