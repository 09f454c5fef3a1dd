"""The gym workout in asyncio: no thread of its own, nothing that holds up the event loop."""

import asyncio
import time
from typing import Any

from tango import DevState, GreenMode
from tango.server import command

from ska_tango_examples.core.errors import NotAllowed, PeerFailed
from ska_tango_examples.core.timetable import Timetable
from ska_tango_examples.core.workout import WorkoutRole, WorkoutSteps
from ska_tango_examples.program.server import serve
from ska_tango_examples.shell import course_status as status
from ska_tango_examples.shell.async_worker import AsyncWorker
from ska_tango_examples.shell.coroutines import as_coroutine
from ska_tango_examples.shell.errors import tells_client
from ska_tango_examples.shell.peers import CHECK_PERIOD, FIRST_CHECK
from ska_tango_examples.tabata.interface import WorkoutInterface, phase, setting


class AsyncTabata(WorkoutInterface):
    """Plays the same workout as ``Tabata``, with the same rules, in an event loop.

    ``Run`` plays the whole workout and returns when it has ended, so call it in a way that does
    not wait for the answer: ``command_inout_asynch``, or a proxy of another green mode. Clients
    are served while it runs, since Tango does not serialise the requests to an asyncio device;
    what must not happen twice is therefore checked with no ``await`` between check and deed.
    """

    green_mode = GreenMode.Asyncio

    prepare = setting(WorkoutRole.PREPARE, as_coroutine)
    work = setting(WorkoutRole.WORK, as_coroutine)
    rest = setting(WorkoutRole.REST, as_coroutine)
    cycles = setting(WorkoutRole.CYCLES, as_coroutine)
    tabatas = setting(WorkoutRole.TABATAS, as_coroutine)
    running_state = phase(as_coroutine)

    async def init_device(self) -> None:
        """Start from nothing: no run, default settings, subscriptions made in the background."""
        await super().init_device()
        self._turn = asyncio.Lock()
        self._run: AsyncWorker | None = None
        self._watcher: AsyncWorker | None = None
        if self.assemble():
            self._watcher = AsyncWorker(f"{self.get_name()} watch", self._watch)
            self._watcher.start()

    async def delete_device(self) -> None:
        """End the run, both tasks and every subscription."""
        self.set_state(DevState.INIT)
        for worker in (self._run, self._watcher):
            if worker is not None:
                worker.stop()
                await worker.ended()
        if self._watcher is not None:
            await asyncio.get_running_loop().run_in_executor(None, self.ensemble.watch.close)
        self._run = self._watcher = None
        await super().delete_device()

    async def is_Run_allowed(self) -> bool:
        """Allow Run in OFF only."""
        return self.get_state() == DevState.OFF

    @command
    @tells_client
    async def Run(self) -> None:
        """Play, from the beginning or from where Stop has left it; returns when it has ended."""
        if self.get_state() != DevState.OFF:
            raise NotAllowed("a workout is being played: wait for its end, or call Stop")
        self.ensemble.hints.clear()
        self.play()
        self._run = AsyncWorker(f"{self.get_name()} run", self._play)
        await self._run.start()

    async def is_Stop_allowed(self) -> bool:
        """Allow Stop while playing only."""
        return self.get_state() == DevState.ON

    @command
    async def Stop(self) -> None:
        """Stop playing; answers at once. A beat that has begun is finished in the background."""
        if self._run is not None:
            self._run.stop()
        self.go_to_rest(status.STOPPED)

    async def is_ResetCounters_allowed(self) -> bool:
        """Allow ResetCounters in OFF, and in FAULT to come back from it."""
        return self._watcher is not None and self.get_state() in (DevState.OFF, DevState.FAULT)

    @command
    @tells_client
    async def ResetCounters(self) -> None:
        """Write the settings into the counters and go back to the beginning and to OFF."""
        try:
            async with self._turn:
                await self.ensemble.drive_async(self.workout.reset())
        except PeerFailed as failure:
            self.fail(failure)
            raise
        # A Run that was called meanwhile has waited for its turn, and the state is its own now.
        if self.get_state() != DevState.ON:
            self.go_to_rest(status.READY)

    async def _play(self, run: AsyncWorker) -> None:
        try:
            await self._take_turn(run, self.workout.begin())
            over = await self._beat_until_over(run)
        except Exception as failure:
            if run is self._run:
                self.fail(failure)
            raise
        if over and run is self._run:
            self.go_to_rest(status.DONE)

    async def _beat_until_over(self, run: AsyncWorker) -> bool:
        ensemble = self.ensemble
        timetable = Timetable(time.monotonic(), ensemble.sleep_time)
        due = timetable.next_beat(time.monotonic())
        over = False
        while not (over or run.stopped):
            if await run.wait_until(due):
                over = await self._take_turn(run, self.workout.beat())
                due = timetable.next_beat(time.monotonic())
            elif ensemble.hints:
                over = await self._take_turn(run, ensemble.hints.popleft())
        return over

    async def _take_turn(self, run: AsyncWorker, steps: WorkoutSteps) -> bool:
        async with self._turn:
            # A newer run may have had its turn while this one waited for its own.
            if run.stopped:
                return False
            over = await self.ensemble.drive_async(steps)
        if run is self._run and not over:
            self.show_beat(run)
        return over

    async def _watch(self, watcher: AsyncWorker) -> None:
        loop = asyncio.get_running_loop()

        def enough() -> bool:
            return watcher.stopped

        await watcher.wait_until(time.monotonic() + FIRST_CHECK)
        while not watcher.stopped:
            loss = await loop.run_in_executor(None, self.ensemble.watch.check, enough)
            if not watcher.stopped:
                self.report(loss)
            await watcher.wait_until(time.monotonic() + CHECK_PERIOD)


def main(args: list[str] | None = None, **kwargs: Any) -> int:
    """Run the device server."""
    return serve((AsyncTabata,), args, **kwargs)


if __name__ == "__main__":
    raise SystemExit(main())
