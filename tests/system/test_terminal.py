"""`up` in a terminal: the live view, until Ctrl-C."""

from __future__ import annotations

from tests.support.examples import switched_off
from tests.system.conftest import Home

CTRL_C = b"\x03"


def test_the_live_view_shows_the_system_until_ctrl_c(home: Home) -> None:
    with home.start("up", "--tick", "0.05", terminal=True) as program:
        program.expect(r"TANGO_HOST=127\.0\.0\.1:\d+")
        program.expect(r"theexample +test/powersupply/\{1,2\} ")
        program.expect(r"test/tabata/1 (PREPARE|WORK|REST) \d+/41")
        program.expect(r"exact: test/tabata/1 41 ticks, test/asynctabata/1 41 ticks")
        program.expect(r"Ctrl-C ends all servers")
        program.press(CTRL_C)
        program.expect(r"all servers have ended")
        assert program.wait() == 0
    assert home.leftovers() == []


def test_ctrl_c_during_the_workout_ends_everything(home: Home) -> None:
    alone = [f"--set={setting}" for setting in switched_off(but=("tabata",))]
    with home.start("up", "--tick", "0.5", *alone, terminal=True) as program:
        program.expect(r"test/tabata/1 PREPARE 0/41")
        program.press(CTRL_C)
        program.expect(r"stopped during the workout")
        assert program.wait() == 130
    assert home.leftovers() == []
