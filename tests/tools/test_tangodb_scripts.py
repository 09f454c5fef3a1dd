"""What the image of MariaDB does before it starts the server: its data and its accounts."""

import os
import subprocess
from pathlib import Path

import pytest

BIN = Path(__file__).parents[2] / "images" / "ska-tango-examples-tangodb" / "bin"
ACCOUNTS = {"MYSQL_ROOT_PASSWORD": "secret", "MYSQL_USER": "tango", "MYSQL_PASSWORD": "tango"}


@pytest.fixture
def pristine(tmp_path: Path) -> Path:
    """Return a folder that stands for the tables in the image."""
    folder = tmp_path / "pristine"
    (folder / "tango").mkdir(parents=True)
    (folder / "tango" / "device.MYD").write_text("rows of the image")
    return folder


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    """Return an empty volume."""
    folder = tmp_path / "volume"
    folder.mkdir()
    return folder


def first_data(pristine: Path, volume: Path) -> None:
    command = (str(BIN / "first-data"), str(pristine), str(volume), "data")
    subprocess.run(command, check=True, timeout=30)


def account_sql(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "account-sql"],
        env={"PATH": os.environ["PATH"], **environment},
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_an_empty_volume_gets_the_tables(pristine: Path, volume: Path) -> None:
    first_data(pristine, volume)
    assert (volume / "data" / "tango" / "device.MYD").read_text() == "rows of the image"
    assert [path.name for path in volume.iterdir()] == ["data"]


def test_a_later_start_keeps_what_is_there(pristine: Path, volume: Path) -> None:
    first_data(pristine, volume)
    rows = volume / "data" / "tango" / "device.MYD"
    rows.write_text("rows of the user")
    first_data(pristine, volume)
    assert rows.read_text() == "rows of the user"


def test_an_interrupted_first_start_begins_again(pristine: Path, volume: Path) -> None:
    half = volume / "data.unfinished"
    half.mkdir()
    (half / "torn").touch()
    first_data(pristine, volume)
    assert [path.name for path in volume.iterdir()] == ["data"]
    assert [path.name for path in (volume / "data").iterdir()] == ["tango"]


def test_passwords_reach_the_accounts() -> None:
    statements = account_sql(**ACCOUNTS).stdout.splitlines()
    assert statements[0] == "ALTER USER root@localhost IDENTIFIED BY 'secret';"
    assert "ALTER USER 'tango'@'%' IDENTIFIED BY 'tango';" in statements


def test_no_password_can_end_its_string() -> None:
    sql = account_sql(**{**ACCOUNTS, "MYSQL_PASSWORD": r"it's \ "}).stdout
    assert r"IDENTIFIED BY 'it\'s \\ ';" in sql


@pytest.mark.parametrize(
    ("wrong", "culprit"),
    [
        ({"MYSQL_PASSWORD": ""}, "MYSQL_PASSWORD must be set"),
        ({"MYSQL_USER": "two\nlines"}, "MYSQL_USER must be set, to one line"),
        ({"MYSQL_DATABASE": "other"}, "MYSQL_DATABASE is other"),
    ],
)
def test_a_wrong_setting_is_refused(wrong: dict[str, str], culprit: str) -> None:
    result = account_sql(**{**ACCOUNTS, **wrong})
    assert result.returncode == 1
    assert culprit in result.stderr
    assert result.stdout == ""
