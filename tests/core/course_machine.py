"""A course at the hands of everybody who can get at it, in any order: users, events, failures.

Whatever has happened, after every single beat the counters stand where arithmetic says (see
``scores``). That leaves no room for a beat too many or too few, a counter of the wrong role that
is counted down, a phase out of turn, or a hint that has an effect.
"""

from enum import Enum
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from ska_tango_examples.core.errors import PeerFailed
from ska_tango_examples.core.plan import Plan
from ska_tango_examples.core.steps import Read, Steps
from tests.core.bank import Bank

LEFT_OVER = st.integers(-2, 2)
NEW_SETTING = st.integers(1, 3)
FEW_ANSWERS = st.integers(0, 4)
CARRIED_OUT = st.booleans()
WAYS_BACK = st.sampled_from(["abandon", "reset"])

while_at_rest = precondition(lambda self: not self.playing)
while_playing = precondition(lambda self: self.playing)
between_courses = precondition(lambda self: not self.under_way)


class CourseMachine(RuleBasedStateMachine):
    """What holds for every course; a subclass says for which one."""

    ROLES: ClassVar[type[Enum]]
    SETTINGS: ClassVar[st.SearchStrategy[dict[Any, int]]]
    COURSE: ClassVar[type[Any]]
    SCORE: ClassVar[type[Any]]

    course: Any
    #: None while nobody can know where the counters stand.
    score: Any = None
    beats = 0
    under_way = False
    playing = False

    def shows_what_it_should(self) -> None:
        """Check what else the course tells of itself."""
        raise NotImplementedError

    @initialize(data=st.data(), left_over=LEFT_OVER)
    def find(self, data: st.DataObject, left_over: int) -> None:
        self.settings = data.draw(self.SETTINGS)
        self.course = self.COURSE(Plan(self.settings))
        self.bank: Bank[Any] = Bank(self.ROLES, left_over)

    @between_courses
    @rule(data=st.data(), value=NEW_SETTING)
    def change_the_plan(self, data: st.DataObject, value: int) -> None:
        role = self._any_role(data)
        self.course.plan.change(role, value, role.value)
        self.settings[role] = value

    @while_at_rest
    @rule()
    def start(self) -> None:
        assert self.bank.play(self.course.begin()) is False
        if self.under_way:
            assert self.bank.asked == []
        else:
            self._expect_the_beginning()
        self.under_way = self.playing = True

    @while_playing
    @rule()
    def beat(self) -> None:
        self._count(self.bank.play(self.course.beat()))

    @while_playing
    @rule(data=st.data())
    def play_to_the_end(self, data: st.DataObject) -> None:
        hints = [self._any_role(data) for _ in range(3)]
        while self.playing:
            self.beat()
            for role in hints:
                self._look(role)
            self.stands_where_it_should()

    @rule(data=st.data())
    def take_a_hint(self, data: st.DataObject) -> None:
        self._look(self._any_role(data))

    @while_playing
    @rule()
    def stop(self) -> None:
        self.playing = False

    @rule()
    def abandon(self) -> None:
        self.course.abandon()
        self.under_way = self.playing = False

    @while_at_rest
    @rule()
    def reset(self) -> None:
        assert self.bank.play(self.course.reset()) is False
        self._expect_the_beginning()
        self.under_way = False

    @while_playing
    @rule(answers=FEW_ANSWERS, carried_out=CARRIED_OUT, way_back=WAYS_BACK)
    def lose_a_counter_in_a_beat(self, answers: int, carried_out: bool, way_back: str) -> None:
        # A beat that asks no more than is answered is a beat like any other.
        try:
            over = self.bank.play(self.course.beat(), answers, carried_out)
        except PeerFailed:
            self._know_nothing()
            getattr(self, way_back)()
        else:
            self._count(over)

    @between_courses
    @rule(data=st.data(), carried_out=CARRIED_OUT)
    def lose_a_counter_in_start(self, data: st.DataObject, carried_out: bool) -> None:
        self._lose_while_loading(self.course.begin(), data, carried_out)

    @while_at_rest
    @rule(data=st.data(), carried_out=CARRIED_OUT)
    def lose_a_counter_in_reset(self, data: st.DataObject, carried_out: bool) -> None:
        self._lose_while_loading(self.course.reset(), data, carried_out)

    @invariant()
    def stands_where_it_should(self) -> None:
        if self.score is not None:
            assert self.bank.counts == self.score.counters(self.beats)
        self.shows_what_it_should()

    def _any_role(self, data: st.DataObject) -> Enum:
        return data.draw(st.sampled_from(list(self.ROLES)))

    def _look(self, role: Enum) -> None:
        before = dict(self.bank.counts)
        assert self.bank.play(self.course.look(role)) is False
        assert self.bank.counts == before
        assert self.bank.asked in ([], [Read(role)] if self.under_way else [])

    def _count(self, over: bool) -> None:
        self.beats += 1
        assert over is (self.beats == self.score.ticks)
        if over:
            self.under_way = self.playing = False

    def _lose_while_loading(
        self, steps: Steps[Any, bool], data: st.DataObject, carried_out: bool
    ) -> None:
        answers = data.draw(st.integers(0, len(self.ROLES) - 1))
        with pytest.raises(PeerFailed):
            self.bank.play(steps, answers, carried_out)
        self._know_nothing()

    def _expect_the_beginning(self) -> None:
        self.beats = 0
        self.score = self.SCORE(self.settings)
        assert self.course.ticks == self.score.ticks

    def _know_nothing(self) -> None:
        self.score = None
        self.under_way = self.playing = False
