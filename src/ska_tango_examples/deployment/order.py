"""The order in which the processes start, so that each finds what it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import DeploymentError, Problem
from .instances import ServerInstance, instances_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from .form import DeviceServer

DATABASE = "sys/database/2"


def start_order(
    servers: Sequence[DeviceServer], outside: Collection[str] | None = (DATABASE,)
) -> list[list[ServerInstance]]:
    """Return the deployed instances in waves; all dependencies are in earlier waves.

    Hosts, and the devices in `outside`, are there before the first wave starts; None stands for
    every device that the servers do not have themselves.

    Raises DeploymentError if instances depend on themselves, on each other in a circle, or on a
    device that nobody has.
    """
    instances = list(instances_of(servers))
    needs = _needs(instances, outside)
    waves: list[list[ServerInstance]] = []
    started: set[str] = set()
    while waiting := [one for one in instances if one.full_name not in started]:
        wave = [one for one in waiting if needs[one.full_name] <= started]
        if not wave:
            raise DeploymentError([_circle(waiting, needs)])
        waves.append(wave)
        started.update(one.full_name for one in wave)
    return waves


def _needs(
    instances: Sequence[ServerInstance], outside: Collection[str] | None
) -> dict[str, set[str]]:
    """Return, for each instance, the instances that it depends on."""
    homes = {device.name.lower(): one.full_name for one in instances for device in one.devices}
    given = None if outside is None else {name.lower() for name in outside}
    needs: dict[str, set[str]] = {one.full_name: set() for one in instances}
    problems = []
    for one, index, device in _device_dependencies(instances):
        home = homes.get(device.lower())
        if home is None and (given is None or device.lower() in given):
            continue
        if home is None or home == one.full_name:
            problems.append(_bad_dependency(one, index, device))
        else:
            needs[one.full_name].add(home)
    if problems:
        raise DeploymentError(problems)
    return needs


def _device_dependencies(
    instances: Sequence[ServerInstance],
) -> Iterator[tuple[ServerInstance, int, str]]:
    for one in instances:
        for index, dependency in enumerate(one.dependencies):
            if dependency.device is not None:
                yield one, index, dependency.device


def _bad_dependency(instance: ServerInstance, index: int, device: str) -> Problem:
    if any(own.name.lower() == device.lower() for own in instance.devices):
        text = f"{instance.full_name} depends on its own device {device}; take it away"
    else:
        text = (
            f"{instance.full_name} depends on {device}, which no enabled server has; enable the "
            "server that has it or take the dependency away"
        )
    return Problem(*instance.dependency_position(index), text)


def _circle(waiting: Sequence[ServerInstance], needs: dict[str, set[str]]) -> Problem:
    """Return a complaint about one of the circles in which all of `waiting` are caught."""
    stuck = {one.full_name: one for one in waiting}
    walk = [next(iter(stuck))]
    while walk[-1] not in walk[:-1]:
        walk.append(min(needs[walk[-1]] & stuck.keys()))
    circle = walk[walk.index(walk[-1]) :]
    first, second = stuck[circle[0]], stuck[circle[1]]
    wanted = {device.name.lower() for device in second.devices}
    index = next(
        i for i, one in enumerate(first.dependencies) if (one.device or "").lower() in wanted
    )
    text = f"a circle of dependencies: {' -> '.join(circle)}; take one of them away"
    return Problem(*first.dependency_position(index), text)
