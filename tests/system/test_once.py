"""`up --once` in a pipe: what a pipeline runs."""

from __future__ import annotations

from tests.system.conftest import Home


def test_the_shipped_system_plays_an_exact_workout_and_leaves_nothing(home: Home) -> None:
    result = home.run("up", "--once")

    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    for tabata in ("test/tabata/1", "test/asynctabata/1"):
        assert f"{tabata} workout exact: 15 ticks" in lines
        phases = [line.split()[1].strip(",") for line in lines if f"{tabata} " in line[:20]]
        assert phases == [
            "PREPARE", "WORK", "REST", "WORK", "REST", "PREPARE", "workout",
        ]  # fmt: skip
    assert any("export TANGO_HOST=127.0.0.1:" in line for line in lines)
    assert "\x1b" not in result.stdout
    assert result.stderr == ""
    assert home.leftovers() == []
