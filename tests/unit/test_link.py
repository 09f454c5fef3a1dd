"""A link asks first whether anybody listens, and calls only who may answer."""

import socket
from types import SimpleNamespace
from typing import Any

import pytest
from tango import CommunicationFailed

from ska_control_model import HealthState
from ska_tango_examples.teams.long_running.lifeline import address_of
from ska_tango_examples.teams.long_running.link import Link

BACK_AFTER = 3


class Server:
    """Stands in for the proxy of a device, and for the factory that makes it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.pings = 0
        self.subscriptions = 0
        self.value = HealthState.OK

    def get_device(self, _name: str) -> "Server":
        return self

    def is_dbase_used(self) -> bool:
        return False

    def get_dev_host(self) -> str:
        return "127.0.0.1"

    def get_dev_port(self) -> str:
        return str(self._port)

    def ping(self) -> None:
        self.pings += 1
        if self.pings < BACK_AFTER:
            raise CommunicationFailed(SimpleError())

    def subscribe_event(self, *_args: Any, **_options: Any) -> int:
        self.subscriptions += 1
        # Tango has a connection of its own for that, which has to come back, too.
        if self.subscriptions < BACK_AFTER:
            raise CommunicationFailed(SimpleError())
        return 1

    def unsubscribe_event(self, _event_id: int) -> None:
        """Nothing is left."""

    def read_attribute(self, _name: str) -> "Server":
        return self

    def state(self) -> str:
        return "ON"


class SimpleError:
    desc = "COMM_FAILURE CORBA system exception: COMM_FAILURE_WaitingForReply"


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield Server(listener.getsockname()[1])


@pytest.fixture
def gone():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    return Server(port)


def link_to(server: Any) -> Link:
    return Link("test/lrctile/1", server, lambda: None)


@pytest.mark.parametrize("patient", [False, True])
def test_a_server_that_is_gone_is_not_called_at_all(gone, patient):
    with pytest.raises(ConnectionRefusedError):
        link_to(gone).look(patient)
    assert gone.pings == 0


def test_patience_is_for_a_server_that_is_just_back(listening):
    link = link_to(listening)
    assert link.look(patient=True).state == "ON"
    assert listening.pings >= BACK_AFTER
    link.close()


def test_without_patience_the_first_failure_counts(listening):
    link = link_to(listening)
    with pytest.raises(CommunicationFailed):
        link.look(patient=False)
    assert listening.pings == 1
    link.close()


def test_a_server_that_has_said_good_bye_is_gone():
    database = SimpleNamespace(import_device=lambda _name: SimpleNamespace(exported=False))
    proxy = SimpleNamespace(
        is_dbase_used=lambda: True, get_device_db=lambda: database, dev_name=lambda: "a/b/c"
    )
    with pytest.raises(ConnectionRefusedError):
        address_of(proxy)
