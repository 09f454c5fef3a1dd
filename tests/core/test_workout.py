"""What a workout asks of its counters, one ask after the other."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.core.errors import PeerFailed
from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.steps import Decrement, Read, Reset
from ska_tango_examples.core.workout import RunningState, Workout, WorkoutRole
from tests.core.bank import Bank

PREPARE, WORK, REST, CYCLES, TABATAS = WorkoutRole


def begun(*lengths: int) -> tuple[Workout, Bank[WorkoutRole]]:
    """Return a workout that has just begun, and its counters."""
    workout = Workout(Plan(dict(zip(WorkoutRole, lengths, strict=True))))
    bank = Bank(WorkoutRole)
    bank.play(workout.begin())
    return workout, bank


def test_begin_loads_every_counter_in_order() -> None:
    _, bank = begun(1, 2, 3, 4, 5)
    assert bank.asked == [
        Reset(PREPARE, 1),
        Reset(WORK, 2),
        Reset(REST, 3),
        Reset(CYCLES, 4),
        Reset(TABATAS, 5),
    ]


def test_a_beat_counts_the_present_phase_down_and_fills_it_up_at_its_end() -> None:
    workout, bank = begun(2, 1, 1, 2, 2)
    work = [Decrement(WORK), Reset(WORK, 1)]
    rest = [Decrement(REST), Reset(REST, 1), Decrement(CYCLES)]
    last_rest = [*rest, Reset(CYCLES, 2), Decrement(TABATAS)]
    prepare = [[Decrement(PREPARE)], [Decrement(PREPARE), Reset(PREPARE, 2)]]
    asked = [bank.asked for _ in bank.beats(workout)]
    assert asked == [*prepare, work, rest, work, last_rest, work, rest, work, last_rest]


def test_a_workout_of_the_default_size_takes_its_ticks_and_ends_where_it_should() -> None:
    workout, bank = begun(10, 20, 10, 8, 1)
    assert workout.ticks == 250
    assert bank.beats_to_the_end(workout) == 250
    assert workout.phase is RunningState.PREPARE
    assert bank.counts == {PREPARE: 10, WORK: 20, REST: 10, CYCLES: 8, TABATAS: 0}


@given(st.tuples(*[st.integers(1, 4)] * len(WorkoutRole)))
def test_the_phases_come_in_turn(lengths: tuple[int, ...]) -> None:
    workout, bank = begun(*lengths)
    phases = [workout.phase, *(workout.phase for _ in bank.beats(workout))]
    assert phases.pop() is RunningState.PREPARE
    prepare, work, rest, cycles, tabatas = lengths
    assert [(phase, len(list(beats))) for phase, beats in groupby(phases)] == [
        (RunningState.PREPARE, prepare),
        *[(RunningState.WORK, work), (RunningState.REST, rest)] * cycles * tabatas,
    ]


def test_a_stopped_workout_goes_on_without_asking() -> None:
    workout, bank = begun(1, 3, 1, 1, 1)
    bank.play(workout.beat())
    bank.play(workout.beat())
    assert bank.play(workout.begin()) is False
    assert bank.asked == []
    assert bank.beats_to_the_end(workout) == 3


def test_a_plan_changed_while_stopped_shapes_the_phases_still_to_come() -> None:
    workout, bank = begun(1, 1, 1, 2, 1)
    bank.play(workout.beat())
    workout.plan.change(WORK, 5, "work")
    bank.play(workout.begin())
    assert bank.beats_to_the_end(workout) == 1 + 1 + 5 + 1


def test_reset_makes_a_stopped_workout_start_fresh() -> None:
    workout, bank = begun(1, 2, 1, 1, 1)
    bank.play(workout.beat())
    bank.play(workout.beat())
    assert bank.play(workout.reset()) is False
    assert workout.phase is RunningState.PREPARE
    assert bank.counts == {PREPARE: 1, WORK: 2, REST: 1, CYCLES: 1, TABATAS: 1}
    bank.play(workout.begin())
    assert bank.beats_to_the_end(workout) == workout.ticks == 4


def test_after_the_end_the_next_workout_starts_fresh() -> None:
    workout, bank = begun(1, 1, 1, 1, 1)
    bank.beats_to_the_end(workout)
    bank.play(workout.begin())
    assert bank.counts == dict.fromkeys(WorkoutRole, 1)
    assert bank.beats_to_the_end(workout) == workout.ticks == 3


def test_a_hint_about_the_counting_counter_makes_it_look() -> None:
    workout, bank = begun(2, 1, 1, 1, 1)
    assert bank.play(workout.look(PREPARE)) is False
    assert bank.asked == [Read(PREPARE)]
    assert workout.phase is RunningState.PREPARE


@pytest.mark.parametrize("count", [0, -3])
def test_a_hint_that_is_true_ends_the_phase(count: int) -> None:
    workout, bank = begun(2, 1, 1, 1, 1)
    bank.counts[PREPARE] = count
    assert bank.play(workout.look(PREPARE)) is False
    assert bank.asked == [Read(PREPARE), Reset(PREPARE, 2)]
    assert workout.phase is RunningState.WORK


def test_a_hint_that_is_true_can_end_the_workout() -> None:
    workout, bank = begun(1, 1, 2, 1, 1)
    bank.play(workout.beat())
    bank.play(workout.beat())
    bank.counts[REST] = 0
    assert bank.play(workout.look(REST)) is True
    assert workout.phase is RunningState.PREPARE


def test_a_hint_that_comes_when_nothing_is_under_way_is_no_news() -> None:
    workout, bank = begun(1, 1, 1, 1, 1)
    with pytest.raises(PeerFailed):
        bank.play(workout.beat(), answers=1)
    workout.abandon()
    assert bank.counts[PREPARE] == 0
    assert bank.play(workout.look(PREPARE)) is False
    assert bank.asked == []
    assert workout.phase is RunningState.PREPARE


def test_cycles_and_tabatas_that_somebody_else_has_counted_down_end_the_workout() -> None:
    workout, bank = begun(1, 1, 1, 3, 3)
    bank.counts[CYCLES] = bank.counts[TABATAS] = -1
    assert bank.beats_to_the_end(workout) == 3
