"""What can only be seen in a process of its own: warnings, and an end that comes."""

import subprocess
import sys
import textwrap

ASYNC_DEVICES = """
    from tango import DevState
    from ska_tango_examples.DevFactory import DevFactory
    from tests.support.cast import ASYNC_DEVICES

    with DevFactory.test_context(ASYNC_DEVICES) as context:
        counter = context.get_device("test/acounter/work")
        counter.fire_event_at = 2
        counter.increment(), counter.value, counter.polled_value, counter.State(), counter.Status()
        tabata = context.get_device("test/asynctabata/1")
        for name in ("prepare", "work", "rest", "cycles", "tabatas"):
            tabata.write_attribute(name, 1)
        tabata.ResetCounters()
        tabata.Run()
        assert tabata.State() == DevState.OFF, tabata.Status()
        tabata.running_state
        tabata.Init()
"""

WORK_THAT_GOES_ON = """
    from ska_tango_examples.DevFactory import DevFactory
    from tests.support.cast import SYNC_DEVICES

    with DevFactory.test_context(SYNC_DEVICES) as context:
        context.get_device("test/helloworld/slow").Start()
        context.get_device("test/tabata/slow").Start()
"""


def run(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_asyncio_devices_have_no_synchronous_method_left():
    ended = run(ASYNC_DEVICES)
    assert ended.returncode == 0, ended.stderr
    assert "deprecated" not in ended.stdout + ended.stderr
    assert "never awaited" not in ended.stdout + ended.stderr


def test_a_process_ends_though_its_devices_were_at_work():
    ended = run(WORK_THAT_GOES_ON)
    assert ended.returncode == 0, ended.stderr
