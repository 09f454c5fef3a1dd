"""Runs in a pod: asks every device of the Tango database for a ping and its state."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tango import Database, DevFailed, DeviceProxy  # noqa: TID251 (one call a device)

_STOCK = (
    "sys/access_control/1",
    "sys/rest/0",
    "sys/tg_test/1",
    "dserver/tangoaccesscontrol/1",
    "dserver/tangorestserver/rest",
    "dserver/tangotest/test",
)
"""What every Tango database knows from the start, whether it is wanted or not."""

_AT_A_TIME = 8
_MILLISECONDS = 3000


def ask(name: str) -> tuple[str, bool]:
    """A line about the device, and whether it answered."""
    try:
        device = DeviceProxy(name)
        device.set_timeout_millis(_MILLISECONDS)
        return f"{name:34} {device.ping():7} us  {device.state()}", True
    except DevFailed as failure:
        return f"{name:34} NO ANSWER: {failure.args[0].desc.splitlines()[0]}", False


def main() -> int:
    """Print a line for each device; 1 if one does not answer, or if there is none."""
    begin = time.monotonic()
    try:
        database = Database()
        running = {str(name).lower() for name in database.get_device_exported("*")}
        known = {str(name).lower() for name in database.get_device_name("*", "*")}
    except DevFailed as failure:
        print(f"No database: {failure.args[-1].desc}")
        return 1
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        answers = list(pool.map(ask, sorted(known - (set(_STOCK) - running))))
    print(*(line for line, _ in answers), sep="\n")
    good = sum(well for _, well in answers)
    print(f"{good} of {len(answers)} devices answer, {time.monotonic() - begin:.1f} s")
    return int(good < len(answers) or not answers)


if __name__ == "__main__":
    sys.exit(main())
