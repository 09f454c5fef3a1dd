"""A thread that keeps an eye on peers for the whole life of a device."""

import time
from collections.abc import Callable
from functools import partial

from tango.server import Device

from ska_tango_examples.core.errors import PeerFailed
from ska_tango_examples.shell.monitor import with_monitor
from ska_tango_examples.shell.peers import CHECK_PERIOD, FIRST_CHECK, PeerWatch
from ska_tango_examples.shell.worker import Worker, end_workers


class Lookout:
    """Subscribes in the background, again and again until it works, and tells if one is missing.

    Subscribing talks to the peer, so it has no place in ``init_device``: a peer that is late
    would make this device late, too.

    Args:
        device: the device that looks out.
        watch: the peers, and what is wanted of them.
        report: called with the monitor of the device held, after a look that has found a peer
            missing or all of them back, and after each nudge. It gets what the missing one said.
            A peer that fails it, with ``PeerFailed``, counts as missing.
    """

    def __init__(
        self, device: Device, watch: PeerWatch, report: Callable[[PeerFailed | None], None]
    ) -> None:
        self._device = device
        self._watch = watch
        self._report = report
        self._is_due = True
        self._worker = Worker(f"{device.get_name()} lookout", self._look)
        self._worker.start()

    def nudge(self) -> None:
        """Look and report at once; from any thread."""
        self._worker.nudge()

    def end(self, *workers: Worker | None) -> None:
        """Look out no more and end the subscriptions, and other ``workers`` of the device."""
        end_workers(self._device, self._worker, *workers)
        self._watch.close()

    def _look(self, worker: Worker) -> None:
        nudged = not worker.wait_until(time.monotonic() + FIRST_CHECK)
        while not worker.stopped:
            loss = self._watch.check(lambda: worker.stopped)
            if (self._is_due or nudged or loss) and not worker.stopped:
                with_monitor(self._device, partial(self._tell, loss))
            nudged = not worker.wait_until(time.monotonic() + CHECK_PERIOD)

    def _tell(self, loss: PeerFailed | None) -> None:
        try:
            self._report(loss)
        except PeerFailed as failure:
            loss = failure
            self._report(loss)
        self._is_due = loss is not None
