"""A server that runs without a database and names its device by itself."""

import signal
import sys

import pytest

from tests.servers.program import READY, Program, free_port, reach

WORDS = (sys.executable, "-m", "ska_tango_examples.teams.TestDevice", "one", "-nodb")


@pytest.mark.parametrize(
    ("written", "name"), [("", "test/device/1"), ("my/own/one", "my/own/one")]
)
def test_the_device_has_the_name_of_the_environment(written: str, name: str) -> None:
    port = free_port()
    words = (*WORDS, "-host", "127.0.0.1", "-port", str(port))
    with Program(words, DEVICE_NAME=written) as program:
        program.wait_for(READY)
        device = reach(name, port)
        assert device.name() == name
        # Neither a command that sleeps nor a count may keep the server from its end.
        request = device.command_inout_asynch("ExecuteWithADelay", 3600.0)
        device.PushScalarChangeEvents(
            '{"attribute": "polled_attr_1", "number_of_events": 9, "event_delay": 3600}'
        )
        program.send(signal.SIGTERM)
        assert program.exit_code() == 0
        device.cancel_asynch_request(request)
