"""What a server tells of its health, at which address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING

from ska_tango_examples.program.health.checks import Checks
from ska_tango_examples.program.health.counting import Counts
from ska_tango_examples.program.health.endpoint import Answer, Endpoint, verdict

if TYPE_CHECKING:
    from ska_tango_examples.program.health.metrics import Metrics


def tell(port: int, words: Sequence[str]) -> Callable[[], None]:
    """Tell by HTTP how a server is that is about to start, and count what its devices do.

    Args:
        port: where to tell it.
        words: its command line.

    Returns:
        What is to be called as soon as its devices answer.

    Raises:
        OSError: the port cannot be used.
    """
    pages = _Pages(words)
    endpoint = Endpoint(
        port, {"/alive": pages.alive, "/ready": pages.ready, "/metrics": pages.metrics}
    )
    endpoint.start()
    return pages.checks.start


class _Pages:
    def __init__(self, words: Sequence[str]) -> None:
        self._counts = Counts()
        self.checks = Checks(words, self._counts.watch)

    def alive(self) -> Answer:
        return verdict(self.checks.alive())

    def ready(self) -> Answer:
        return verdict(self.checks.ready())

    def metrics(self) -> Answer:
        return HTTPStatus.OK, self._metrics.content_type, self._metrics.text()

    @cached_property
    def _metrics(self) -> Metrics:
        # Not before somebody wants them: this import takes longer than all others here.
        from ska_tango_examples.program.health.metrics import Metrics

        return Metrics(self._counts, self.checks.devices)
