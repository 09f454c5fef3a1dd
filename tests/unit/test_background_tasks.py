"""Tasks in the background of a device: held, cancelled in order, and never failing unnoticed."""

import asyncio

import pytest

from ska_tango_examples.core.errors import NotAllowed
from ska_tango_examples.shell.background_tasks import BackgroundTasks


class Host:
    """Stands for a device."""

    def get_name(self):
        return "test/host/1"


async def fail():
    raise ZeroDivisionError("on purpose")


def test_a_failure_is_logged_with_the_name_of_the_task(caplog):
    async def play():
        tasks = BackgroundTasks(Host())
        tasks.welcome()
        await asyncio.wait([tasks.start(fail(), "work")])
        await asyncio.sleep(0)

    asyncio.run(play())
    (record,) = caplog.records
    assert record.getMessage() == "test/host/1 work failed"
    assert "on purpose" in caplog.text


def test_no_task_is_welcome_before_init_and_after_the_end():
    async def play():
        tasks = BackgroundTasks(Host())
        for _ in range(2):
            with pytest.raises(NotAllowed, match="test/host/1 is being initialised or deleted"):
                tasks.check_room()
            tasks.welcome()
            tasks.check_room()
            endless = tasks.start(asyncio.Event().wait(), "work")
            await tasks.cancel()
            assert endless.cancelled()

    asyncio.run(play())
