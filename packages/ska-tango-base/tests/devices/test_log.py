"""The log of a device: its level and its targets."""

import logging
import socket
from pathlib import Path

import pytest
from tango import DeviceProxy  # noqa: TID251  for the admin device

from ska_control_model import LoggingLevel
from tests.servers.log_format import LINE
from tests.support.waiting import wait_until


@pytest.fixture
def device(get_device):
    lamp = get_device("test/onlinelamp/1")
    lamp.loggingTargets = []
    yield lamp
    lamp.Init()


def test_records_have_the_name_of_their_device(device, tmp_path):
    file = tmp_path / "lamp.log"
    device.loggingTargets = [f"file::{file}"]
    device.Say("hello")
    [line] = file.read_text().splitlines()
    found = LINE.fullmatch(line)
    assert (found["tags"], found["message"]) == ("tango-device:test/onlinelamp/1", "hello")


def test_a_level_holds_back_what_is_less_severe(device, tmp_path, listen, until):
    file = tmp_path / "lamp.log"
    device.loggingTargets = [f"file::{file}"]
    values = listen(device, "loggingLevel")
    device.loggingLevel = LoggingLevel.WARNING
    device.Say("hidden")
    device.loggingLevel = LoggingLevel.INFO
    device.Say("shown")
    assert [line.rpartition("|")[2] for line in file.read_text().splitlines()] == ["shown"]
    until(values, LoggingLevel.WARNING)
    assert until(values, LoggingLevel.INFO) == [LoggingLevel.INFO]


def test_off_holds_back_everything(device, tmp_path):
    file = tmp_path / "lamp.log"
    device.loggingTargets = [f"file::{file}"]
    device.loggingLevel = LoggingLevel.OFF
    logging.getLogger("test/onlinelamp/1").critical("hidden")
    assert file.read_text() == ""


def test_targets_are_shown_in_full_and_once(device, listen, until):
    values = listen(device, "loggingTargets")
    device.loggingTargets = ["tango", "console::cout", "", "TANGO::logger"]
    assert device.loggingTargets == ("tango::logger", "console::cout")
    until(values, device.loggingTargets)


@pytest.mark.parametrize(
    "target",
    [
        "carrier::pigeon",
        "nonsense",
        "console::printer",
        "tango::dancer",
        "syslog::tcp://localhost:514",
        "syslog::udp://localhost:many",
        "syslog::",
        "file::/nowhere/at/all.log",
        "syslog::file:///nowhere/at/all",
    ],
)
def test_a_wrong_target_is_named_and_the_old_ones_stay(device, refusal, target, tmp_path):
    kept, other = f"file::{tmp_path / 'kept.log'}", f"file::{tmp_path / 'other.log'}"
    device.loggingTargets = [kept]
    text = refusal(device.write_attribute, "loggingTargets", [other, target])
    assert target in text
    assert text.endswith("nothing has changed")
    assert device.loggingTargets == (kept,)
    device.Say("still here")
    assert "still here" in Path(kept.removeprefix("file::")).read_text()


@pytest.mark.parametrize("form", ["syslog::file://{}", "syslog::{}"])
def test_a_syslog_with_a_socket(device, tmp_path, form):
    path = tmp_path / "syslog"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as syslog:
        syslog.bind(str(path))
        syslog.settimeout(10)
        device.loggingTargets = [form.format(path)]
        device.Say("hello")
        assert b"|hello" in syslog.recv(1000)
        device.loggingTargets = []


def test_a_syslog_by_udp(device):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as syslog:
        syslog.bind(("127.0.0.1", 0))
        syslog.settimeout(10)
        device.loggingTargets = [f"syslog::udp://127.0.0.1:{syslog.getsockname()[1]}"]
        device.Say("hello")
        assert b"tango-device:test/onlinelamp/1|hello" in syslog.recv(1000)


def test_tangos_own_targets_get_it_too(device, tmp_path):
    file = tmp_path / "tango.log"
    admin = DeviceProxy(device.adm_name())
    admin.AddLoggingTarget([device.dev_name(), f"file::{file}"])
    try:
        device.loggingTargets = ["tango::logger"]
        device.Say("50 %d of all")
        wait_until(lambda: "50 %d of all" in file.read_text(), "the message in the file of Tango")
    finally:
        admin.RemoveLoggingTarget([device.dev_name(), f"file::{file}"])


def test_the_log_outlives_the_device(device, caplog):
    logger = logging.getLogger("test/onlinelamp/1")
    device.loggingTargets = ["tango::logger", "console::cout"]
    handlers = list(logger.handlers)
    device.Init()
    for handler in handlers:
        handler.handle(logging.makeLogRecord({"msg": "too late"}))
    logger.info("still here")
    assert "still here" in caplog.text
