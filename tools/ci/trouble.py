"""What is told to whoever started this, without a traceback."""


class Trouble(Exception):
    """A report is missing or broken; the message names it and the cure."""
