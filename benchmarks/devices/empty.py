"""What any device costs: one command and one attribute, declared as in Counter, for nothing."""

from tango.server import Device, attribute, command


class Empty(Device):
    """Answers."""

    value = attribute(fget="read_count", dtype="DevShort", doc="Nothing.")

    def read_count(self) -> int:
        """Return 0."""
        return 0

    @command(dtype_out="DevShort", doc_out="Nothing.")
    def increment(self) -> int:
        """Return 0."""
        return 0
