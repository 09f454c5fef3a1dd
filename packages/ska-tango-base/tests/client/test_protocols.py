"""What a client reads from the attributes of both versions."""

import json

import pytest

from ska_control_model import TaskStatus
from ska_tango_base.long_running_commands.protocols import PROTOCOLS, agreed_version

V1, V2 = PROTOCOLS[1], PROTOCOLS[2]


@pytest.mark.parametrize(
    ("offered", "version"), [((1, 1), 1), ((1, 2), 2), ((2, 2), 2), ((2, 9), 2)]
)
def test_the_highest_common_version_is_spoken(offered, version):
    assert agreed_version(offered) == version


@pytest.mark.parametrize("offered", [(3, 4), (0, 0), (2, 1), (2,), ()])
def test_no_common_version_is_an_error(offered):
    with pytest.raises(RuntimeError, match="version"):
        agreed_version(offered)


def test_the_status_is_subscribed_last():
    assert V1.status_attribute == "longRunningCommandStatus"
    assert V2.status_attribute == "_lrcEvent"


@pytest.mark.parametrize(
    ("name", "values", "news"),
    [
        ("longRunningCommandStatus", ["a", "QUEUED", "b", "COMPLETED"], {"status": 5}),
        ("longRunningCommandProgress", ["b", "12", "a", "1"], {"progress": 12}),
        ("longRunningCommandResult", ["b", '[0, "ok"]'], {"result": [0, "ok"]}),
    ],
)
def test_version_1(name, values, news):
    assert V1.readers[name](values, "b") == [news]
    assert V1.readers[name](values, "c") == []
    assert V1.readers[name]([], "b") == []


def test_version_2():
    news = {"status": TaskStatus.COMPLETED, "progress": 100, "result": [0, "ok"]}
    read = V2.readers["_lrcEvent"]
    assert read(["b", json.dumps(news | {"later": 1})], "b") == [news]
    assert read(["b", '{"progress": 3}'], "b") == [{"progress": 3}]
    assert read(["a", '{"progress": 3}'], "b") == []


def test_a_result_that_was_missed_is_found():
    entries = [
        {"uid": "a", "status": "ABORTED"},
        {"uid": "b", "status": "FAILED", "result": [3, "no"]},
    ]
    values = [json.dumps(entry) for entry in entries]
    assert V2.find_result(values, "b") == {"status": TaskStatus.FAILED, "result": [3, "no"]}
    assert V2.find_result(values, "a") == {"status": TaskStatus.ABORTED, "result": None}
    assert V2.find_result(values, "c") is None
    assert V1.find_result(["b", "[0]"], "b") == {"result": [0]}
    assert V1.find_result(["", ""], "b") is None
