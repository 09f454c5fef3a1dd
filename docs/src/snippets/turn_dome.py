"""A client of the dome: turns it, tells how far it is, and says how that ended."""

import sys
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.long_running_commands import invoke_lrc
from ska_tango_examples.DevFactory import DevFactory

ENDS = {TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.ABORTED, TaskStatus.REJECTED}


class Turn:
    """One turn of a dome, from its beginning to its end.

    Args:
        dome: device name of the dome.
        azimuth: where to turn it, from 0 to 359 degrees.

    Raises:
        CommandError: the dome has rejected the turn.
        DevFailed: the dome cannot be reached, may not turn now, or not there.
    """

    def __init__(self, dome: str, azimuth: int) -> None:
        self._heard: SimpleQueue[dict[str, Any]] = SimpleQueue()
        # When this is deleted, nothing more is heard.
        self._subscriptions = invoke_lrc(
            self._hear, DevFactory().get_device(dome), "TurnTo", (azimuth,)
        )

    def _hear(self, **news: Any) -> None:
        self._heard.put(news)

    def end(self, tell: Callable[[str], object], patience: float = 60.0) -> str:
        """Wait until the dome points there, and return what it says.

        Args:
            tell: is called with what happens meanwhile.
            patience: how many seconds may pass with no news.

        Raises:
            RuntimeError: it does not point there; the text says why.
            queue.Empty: nothing was heard for ``patience`` seconds.
        """
        known: dict[str, Any] = {"status": None, "result": None}
        while known["status"] not in ENDS:
            news = self._heard.get(timeout=patience)
            known |= news
            if "progress" in news:
                tell(f"{news['progress']} %")
            if "error" in news:
                tell(f"no events at present: {news['error'][0].desc}")
        return _judged(known["status"], known["result"])


def _judged(status: TaskStatus, result: Any) -> str:
    code, message = result
    if (status, code) != (TaskStatus.COMPLETED, ResultCode.OK):
        raise RuntimeError(f"{status.name}: {message}")
    return str(message)


def main(dome: str, azimuth: str) -> None:
    """Turn the dome that is named on the command line."""

    def show(line: str) -> None:
        sys.stdout.write(f"{line}\n")

    show(Turn(dome, int(azimuth)).end(show))


if __name__ == "__main__":
    main(*sys.argv[1:])
