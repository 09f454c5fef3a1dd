"""How test contexts that run in a process of their own get this process."""

import multiprocessing


def start_processes_from_a_clean_one() -> None:
    """Let processes come from a server that has never used Tango.

    A process that has used Tango must not be forked. It is to be called where such a context is
    made: with ``--forked``, each test begins with the method that made its own process.
    """
    multiprocessing.set_start_method("forkserver", force=True)
