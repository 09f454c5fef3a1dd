"""What a server that was started by a launcher, as in a cluster, tells Prometheus."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tango

from ska_tango_examples.DevFactory import DevFactory
from tests.servers.definitions import define
from tests.servers.program import READY, Program, free_port
from tests.support.probe import metric, probe
from tests.support.waiting import wait_until

LAUNCHER = """\
from ska_tango_examples.counter.Counter import Counter
from ska_tango_examples.program.server import serve
from ska_tango_examples.teams.Timer import Timer

raise SystemExit(serve([Counter, Timer]))
"""
COUNTER = "test/metrics/minutes"
TIMER = "test/metrics/timer"


@dataclass
class Gym:
    """A server of counters and a timer, with its port for health."""

    tango_host: str
    health: int

    def device(self, name: str) -> Any:
        return DevFactory().get_device(f"tango://{self.tango_host}/{name}")

    def metric(self, name: str, /, **labels: str) -> float | None:
        inside = ",".join(f'{key}="{value}"' for key, value in sorted(labels.items()))
        return metric(self.health, f"{name}{{{inside}}}" if inside else name)


@pytest.fixture
def gym(tango_host: str, database: tango.Database, tmp_path: Path) -> Iterator[Gym]:
    for name in (COUNTER, "test/metrics/seconds"):
        define(database, "gym/one", "Counter", name)
    define(database, "gym/one", "Timer", TIMER)
    settings = {
        "minutesCounter": COUNTER,
        "secondsCounter": "test/metrics/seconds",
        "sleep_time": "0.01",
    }
    database.put_device_property(TIMER, {key: [value] for key, value in settings.items()})
    launcher = tmp_path / "gym.py"
    launcher.write_text(LAUNCHER)
    port, health = free_port(), free_port()
    words = ("one", "-ORBendPoint", f"giop:tcp:0.0.0.0:{port}")
    published = ("-ORBendPointPublish", f"giop:tcp:127.0.0.1:{port}")
    with Program(
        (sys.executable, str(launcher), *words, *published),
        TANGO_HOST=tango_host,
        TANGO_HEALTH_PORT=str(health),
    ) as program:
        program.wait_for(READY)
        yield Gym(tango_host, health)


def test_metrics_move(gym: Gym) -> None:
    counter = gym.device(COUNTER)
    counter.fire_event_at = 1
    counter.increment()
    counter.CounterReset(32767)
    with pytest.raises(tango.DevFailed):
        counter.increment()
    assert counter.value == 32767

    about = partial(gym.metric, device=COUNTER)
    assert about("tango_commands_total", command="increment") == 2
    assert about("tango_commands_total", command="CounterReset") == 1
    assert about("tango_errors_total", name="increment", operation="command") == 1
    assert about("tango_errors_total", name="CounterReset", operation="command") == 0
    assert about("tango_attribute_writes_total", attribute="fire_event_at") == 1
    assert about("tango_attribute_reads_total", attribute="value") == 1
    assert about("tango_events_pushed_total", attribute="value") == 1
    assert (gym.metric("process_cpu_seconds_total") or 0) > 0


def test_a_beat_is_told_of_while_a_course_is_played(gym: Gym) -> None:
    since_beat = partial(gym.metric, "tango_seconds_since_beat", device=TIMER)
    assert since_beat() is None
    timer = gym.device(TIMER)
    timer.start_minutes = 30
    timer.ResetCounters()
    timer.Start()
    wait_until(lambda: since_beat() is not None, "a beat")
    timer.Stop()
    assert since_beat() is None


def test_metrics_are_in_the_form_that_prometheus_reads(gym: Gym) -> None:
    from prometheus_client.parser import text_string_to_metric_families

    status, text = probe(gym.health, "/metrics")
    families = {family.name: family for family in text_string_to_metric_families(text)}
    assert status == 200
    assert families["tango_commands"].type == "counter"
    assert families["tango_commands"].documentation.endswith("State and Status excepted.")


def test_a_device_that_is_made_anew_stays_ready_and_goes_on_counting(gym: Gym) -> None:
    gym.device(COUNTER).increment()
    assert probe(gym.health, "/ready") == (200, "ok\n")
    gym.device("dserver/gym/one").DevRestart(COUNTER)
    assert probe(gym.health, "/ready") == (200, "ok\n")
    gym.device(COUNTER).increment()
    assert gym.metric("tango_commands_total", device=COUNTER, command="increment") == 2
