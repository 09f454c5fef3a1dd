"""A manager of a team without Tango, with members that do what a test tells them to."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from ska_control_model import CommunicationStatus, HealthState, TaskStatus
from ska_tango_examples.core.team import Sighting
from ska_tango_examples.teams.long_running.team_manager import TeamComponentManager
from tests.support.waiting import wait_until

NAMES = ["test/lrctile/1", "test/lrctile/2"]
WELL = Sighting("STANDBY", HealthState.OK)


class Player:
    """A member that does what a test tells it to."""

    def __init__(self, name: str, mark: Callable[[], int], tell: Any) -> None:
        self.name = name
        self.calls: list[str] = []
        self.post: Any = None
        self.obedient = True
        self.ends = True
        self._mark = mark
        self._tell = tell

    def start(self) -> None:
        self.see(WELL)

    def see(self, seen: Sighting) -> None:
        self._tell(self.name, seen, self._mark())

    def look(self) -> None:
        self.calls.append("look")

    def command(self, command: str, post: Any) -> None:
        self.calls.append(command)
        self.post = post

    def end(self, status: TaskStatus = TaskStatus.COMPLETED) -> None:
        self.post(lambda told: told.hear(self.name, status))

    def abort(self) -> None:
        self.calls.append("abort")
        if self.obedient and self.post is not None:
            self.end(TaskStatus.ABORTED)

    def dismiss(self) -> None:
        self.calls.append("dismiss")

    def stop(self) -> None:
        self.calls.append("stop")

    def join(self, _timeout: float) -> bool:
        return self.ends


class Stage:
    """A manager with two players, and all that it has told."""

    def __init__(self, timeout: float) -> None:
        self.players: list[Player] = []
        self.state: dict[str, Any] = {}
        self.communication: list[CommunicationStatus] = []
        self.told: list[dict[str, Any]] = []
        self.over = threading.Event()
        self.manager = TeamComponentManager(
            "Station",
            "Tile",
            NAMES,
            self._recruit,
            timeout,
            logging.getLogger("stage"),
            self.communication.append,
            lambda **news: self.state.update(news),
        )
        self.manager.start_communicating()

    def _recruit(self, name: str, mark: Callable[[], int], tell: Any) -> Any:
        self.players.append(Player(name, mark, tell))
        return self.players[-1]

    def take_news(self, **news: Any) -> None:
        self.told.append(news)
        if news.get("status") in (TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.ABORTED):
            self.over.set()

    def begin(self, command: str = "On") -> None:
        assert getattr(self.manager, command.lower())(self.take_news)[0] is TaskStatus.QUEUED
        wait_until(lambda: all(command in player.calls for player in self.players), command)

    def ending(self) -> tuple[TaskStatus, str]:
        assert self.over.wait(10)
        return self.told[-1]["status"], self.told[-1]["result"][1]
