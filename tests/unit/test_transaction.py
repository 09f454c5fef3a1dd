"""The log lines of a piece of work carry one id."""

import logging
import re

import pytest

from ska_tango_examples.shell.transaction import transaction

MARKER = r"marker\[\d{5}\]"


@pytest.fixture
def records(caplog):
    """Return what gives the records of transactions up to now; devices may log meanwhile."""
    caplog.set_level(logging.INFO)
    return lambda: [each for each in caplog.records if "Transaction[" in each.getMessage()]


def test_begin_and_end_are_logged_with_the_id_and_one_marker(records):
    with transaction("Observe", {"target": "M31"}, "one") as found:
        assert found == "one"
        assert len(records()) == 1
    begin, end = (record.getMessage() for record in records())
    pattern = re.escape('Transaction[one]: Enter[Observe] with parameters [{"target": "M31"}] ')
    assert re.fullmatch(pattern + MARKER, begin)
    assert re.fullmatch(re.escape("Transaction[one]: Exit[Observe] ") + MARKER, end)
    assert begin.split()[-1] == end.split()[-1]
    assert {record.name for record in records()} == {"ska.transaction"}


def test_the_place_is_that_of_the_caller(records):
    with transaction("Observe"):
        pass
    places = {(record.filename, record.funcName) for record in records()}
    assert places == {("test_transaction.py", "test_the_place_is_that_of_the_caller")}


def test_an_exception_is_logged_with_its_traceback_and_goes_on(records):
    with pytest.raises(ZeroDivisionError), transaction("Observe", transaction_id="one"):
        raise ZeroDivisionError
    _, failure = records()
    assert re.fullmatch(
        re.escape("Transaction[one]: Exception[Observe] ") + MARKER, failure.getMessage()
    )
    assert failure.levelno == logging.ERROR
    assert failure.exc_info[0] is ZeroDivisionError
    assert failure.funcName == "test_an_exception_is_logged_with_its_traceback_and_goes_on"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"transaction_id": "given"}, "given"),
        ({"params": {"transaction_id": "found"}}, "found"),
        ({"params": {"transaction_id": "found"}, "transaction_id": "given"}, "given"),
        ({"params": {"txn": "found"}, "transaction_id_key": "txn"}, "found"),
    ],
)
def test_an_id_that_is_there_is_used(arguments, expected):
    with transaction("Observe", **arguments) as found:
        assert found == expected


@pytest.mark.parametrize("params", [{}, {"transaction_id": ""}, {"txn": "other"}])
def test_without_one_a_new_id_is_made(params):
    with transaction("Observe", params) as one, transaction("Observe", params) as two:
        assert re.fullmatch(r"txn-local-\d{8}-\d{9}", one)
        assert one != two


def test_a_logger_of_ones_own_is_used(records):
    with transaction("Observe", logger=logging.getLogger("mine")):
        pass
    assert {record.name for record in records()} == {"mine"}


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ("text", "params of a transaction must be a mapping, got 'text'"),
        ({"transaction_id": 7}, "transaction_id must be a text, got 7"),
    ],
)
def test_wrong_arguments_are_refused(params, why):
    with pytest.raises(TypeError, match=why), transaction("Observe", params):
        pytest.fail("the work was begun")
