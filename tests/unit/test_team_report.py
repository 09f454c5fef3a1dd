"""What a team is like is told for as long as it is watched."""

from ska_control_model import HealthState, PowerState, ResultCode, TaskStatus
from ska_tango_examples.core.fan_out import Verdict
from ska_tango_examples.core.team import Sighting, Team
from ska_tango_examples.teams.long_running.team_report import TeamReport

DONE = Verdict(TaskStatus.COMPLETED, ResultCode.OK, "done")


def test_nothing_is_told_before_the_start_and_after_the_end():
    told = []
    report = TeamReport(Team("Tile", ["a/b/c"]), lambda **news: told.append(news))
    assert told == []
    report.start()
    report.begin("On")
    report.end()
    assert told[-1] == {"power": PowerState.UNKNOWN, "health": HealthState.UNKNOWN}
    before = list(told)
    report.see("a/b/c", Sighting("ON", HealthState.OK), report.mark())
    report.conclude("On", PowerState.ON, DONE)
    assert told == before
