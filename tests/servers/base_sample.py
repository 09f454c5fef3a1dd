"""A program with a device of ``ska_tango_base``, which has a log of its own."""

import sys

from tango import InfoIt
from tango.server import command

from ska_tango_base import SKABaseDevice
from ska_tango_examples.program.server import serve


class Talkative(SKABaseDevice):
    """Says the same in each way that a device has."""

    @InfoIt()
    @command
    def Speak(self) -> None:
        """Log through Python's logging and through Tango's streams."""
        self.logger.info("by the logger")
        self.info_stream("by the stream")
        self.logger.debug("whispered by the logger")
        self.debug_stream("whispered by the stream")


if __name__ == "__main__":
    sys.exit(serve((Talkative,)))
