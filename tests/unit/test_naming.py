"""The name of a device whose server runs without a database."""

import pytest

from ska_tango_examples.core.errors import BadConfiguration
from ska_tango_examples.teams import TestDevice
from ska_tango_examples.teams.naming import VARIABLE, with_device_name

WORDS = ["TestDevice", "one", "-nodb", "-port", "1"]


@pytest.fixture(autouse=True)
def unset(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def test_it_is_the_default_where_nobody_says_otherwise(monkeypatch):
    assert with_device_name(WORDS, "test/x/1") == [*WORDS, "-dlist", "test/x/1"]
    monkeypatch.setenv(VARIABLE, "")
    assert with_device_name(WORDS, "test/x/1") == [*WORDS, "-dlist", "test/x/1"]


def test_the_environment_says_otherwise(monkeypatch):
    monkeypatch.setenv(VARIABLE, "My/Own/Device")
    assert with_device_name(WORDS, "test/x/1") == [*WORDS, "-dlist", "my/own/device"]


@pytest.mark.parametrize(
    "words", [["TestDevice", "one"], [*WORDS, "-dlist", "a/b/c"], [*WORDS, "--dlist", "a/b/c"]]
)
def test_a_database_and_the_command_line_come_first(words, monkeypatch):
    monkeypatch.setenv(VARIABLE, "my/own/device")
    assert with_device_name(words, "test/x/1") == words


def test_a_wrong_name_is_refused(monkeypatch, capsys):
    monkeypatch.setenv(VARIABLE, "nonsense")
    with pytest.raises(BadConfiguration, match="DEVICE_NAME is wrong: 'nonsense' is not a device"):
        with_device_name(WORDS, "test/x/1")
    assert TestDevice.main(WORDS) == 2
    assert "write it as domain/family/member" in capsys.readouterr().err
