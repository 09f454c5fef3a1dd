"""How test contexts that run in a process of their own get this process."""

import multiprocessing
from multiprocessing import forkserver


def start_processes_from_a_clean_one() -> None:
    """Let processes come from a server that has never used Tango.

    A process that has used Tango must not be forked. It is to be called where such a context is
    made: with ``--forked``, each test begins with the method that made its own process.
    """
    multiprocessing.set_start_method("forkserver", force=True)


def end_the_clean_one() -> None:
    """End the process that the others came from, and wait for its end.

    Otherwise it ends some time after the tests have, and still writes what it knows of coverage.
    """
    forkserver._forkserver._stop()
