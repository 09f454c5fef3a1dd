"""Every refusal has a reason of its own, which programs can rely on."""

import pytest

from ska_tango_examples.core.errors import (
    BadConfiguration,
    NotAllowed,
    OutOfRange,
    PeerFailed,
    Refusal,
)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Refusal, "SkaTango_Refused"),
        (OutOfRange, "SkaTango_OutOfRange"),
        (NotAllowed, "SkaTango_NotAllowed"),
        (BadConfiguration, "SkaTango_BadConfiguration"),
        (PeerFailed, "SkaTango_PeerFailed"),
    ],
)
def test_reasons_are_what_clients_were_promised(kind: type[Refusal], reason: str) -> None:
    assert kind.reason == reason
    assert issubclass(kind, Refusal)


def test_a_failed_peer_is_named() -> None:
    failed = PeerFailed("test/counter/work", "no answer")
    assert str(failed) == "test/counter/work: no answer"
    assert failed.peer == "test/counter/work"
