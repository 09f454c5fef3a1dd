"""Users are told what has happened, not what CORBA calls it."""

import pytest

from ska_tango_examples.core.corba_text import cause

FAILED = "Failed to execute ping on device test/lrctile/1"
TOO_SOON = (
    "Failed to connect to device test/lrctile/1\nThe connection request was delayed.\n"
    "The last connection request was done less than 1000 ms ago"
)


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("TRANSIENT CORBA system exception: TRANSIENT_CallTimedout", "it does not answer in time"),
        (
            "TRANSIENT CORBA system exception: TRANSIENT_ConnectFailed",
            "its server cannot be reached",
        ),
        (
            "COMM_FAILURE CORBA system exception: COMM_FAILURE_WaitingForReply",
            "its server has ended or closed the connection",
        ),
        (
            "OBJECT_NOT_EXIST CORBA system exception: OBJECT_NOT_EXIST_NoMatch",
            "its server does not have it any more",
        ),
        (TOO_SOON, "its server could not be reached a moment ago"),
    ],
)
def test_what_corba_says_is_put_into_words(first, told):
    assert cause([first, FAILED]) == told


def test_the_limit_is_told_where_it_is_known():
    assert cause(
        [
            "TRANSIENT CORBA system exception: TRANSIENT_CallTimedout",
            "Timeout (1500 mS) exceeded on device test/lrctile/1",
            FAILED,
        ]
    ) == ("it does not answer within 1.5 s")


def test_what_a_device_says_is_passed_on_as_one_line():
    assert cause(["There is\n  no power.", FAILED]) == "There is no power"
