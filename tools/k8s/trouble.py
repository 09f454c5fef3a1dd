"""What ends a program with one line instead of a traceback."""


class Trouble(Exception):
    """Something that the user can mend; the text is one line that names culprit and cure."""
