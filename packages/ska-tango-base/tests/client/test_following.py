"""What is news to a client, whatever it hears and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands.following import Following
from ska_tango_base.tasks.transitions import is_terminal

QUEUED, RUNNING, DONE = TaskStatus.QUEUED, TaskStatus.IN_PROGRESS, TaskStatus.COMPLETED


def told(following, *heard):
    return [news for item in heard for news in following.hear(item)]


def test_news_are_told_as_they_are_heard():
    heard = [{"status": QUEUED}, {"status": RUNNING, "progress": 0}, {"status": DONE, "result": 1}]
    assert told(Following(result_apart=False), *heard) == heard


def test_what_was_told_is_not_told_again():
    heard = [{"status": RUNNING}, {"status": RUNNING, "progress": 1}, {"progress": 1}]
    assert told(Following(result_apart=False), *heard) == [{"status": RUNNING}, {"progress": 1}]


def test_it_never_goes_back():
    assert told(Following(False), {"status": RUNNING}, {"status": QUEUED}) == [{"status": RUNNING}]


def test_nothing_follows_the_end():
    following = Following(result_apart=False)
    assert told(following, {"status": DONE}, {"result": 1}, {"status": TaskStatus.FAILED}) == [
        {"status": DONE}
    ]
    assert following.over
    assert following.hurry() == []


@pytest.mark.parametrize("result_first", [True, False])
def test_a_result_of_its_own_comes_before_the_end(result_first):
    following = Following(result_apart=True)
    heard = [{"result": [0, "ok"]}, {"status": DONE}]
    assert told(following, *(heard if result_first else heard[::-1])) == heard
    assert following.over


def test_the_end_does_not_wait_for_ever():
    following = Following(result_apart=True)
    assert told(following, {"status": DONE}) == []
    assert not following.over
    assert following.hurry() == [{"status": DONE}]
    assert following.over


def test_an_end_that_is_not_known_is_an_end():
    following = Following(result_apart=False)
    following.end()
    assert told(following, {"status": DONE}) == []


ITEMS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(TaskStatus),
        "progress": st.integers(0, 3),
        "result": st.integers(1, 3),
    },
)


@given(st.lists(ITEMS), st.booleans())
def test_whatever_is_heard_makes_a_proper_course(heard, result_apart):
    news = told(Following(result_apart), *heard)
    statuses = [item["status"] for item in news if "status" in item]
    assert statuses == sorted(set(statuses), key=statuses.index)
    assert not any(is_terminal(status) for status in statuses[:-1])
    if statuses and is_terminal(statuses[-1]):
        assert "status" in news[-1]
    assert sum("result" in item for item in news) <= 1
    assert all(news)
