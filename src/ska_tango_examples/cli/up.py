"""`up`: start the control system, play a workout, stay."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ska_tango_examples.cli.charts import find_chart, parse_settings
from ska_tango_examples.cli.console import out
from ska_tango_examples.cli.live_view import LiveView
from ska_tango_examples.cli.plain_view import PlainView
from ska_tango_examples.cli.run_folder import run_folder
from ska_tango_examples.cli.signals import stop_on_signals
from ska_tango_examples.facility.database_job import database_job
from ska_tango_examples.facility.launcher import Launcher
from ska_tango_examples.facility.record import SystemRecord, keep_record
from ska_tango_examples.facility.server import modules_of


def up(
    chart: Annotated[
        Path | None,
        typer.Option(help="Chart with the device servers [default: charts/ska-tango-examples]."),
    ] = None,
    values: Annotated[
        list[Path] | None,
        typer.Option("--values", "-f", help="File whose values win over the chart's; repeatable."),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="One value that wins; repeatable."),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="End after the workout; exit code 0 if it was exact.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the database; 0 takes a free one.")
    ] = 0,
    keep: Annotated[
        Path | None, typer.Option(help="Folder for database and logs, kept in the end.")
    ] = None,
    tick: Annotated[
        float,
        typer.Option(min=0.02, max=5.0, help="sleep_time of the Tabatas in s, not the chart's."),
    ] = 0.1,
    debug: Annotated[
        list[str] | None,
        typer.Option(
            metavar="DEVICE", help="Open the server of a device to a debugger; repeatable."
        ),
    ] = None,
    fork: Annotated[
        bool, typer.Option(help="Fork all servers from one process; else an interpreter each.")
    ] = True,
) -> None:
    """Start the database and every device server, play a short workout, stay until Ctrl-C."""
    stop = stop_on_signals()
    folder_of_chart = find_chart(chart)
    given = parse_settings(settings or [])
    with (
        keep_record() as keeper,
        run_folder(keep) as folder,
        LiveView(out) if out.is_terminal else PlainView(out) as view,
        Launcher(folder, forked=fork) as launcher,
    ):
        keeper.write(SystemRecord(os.getpid(), str(folder), temporary=keep is None))
        (database,) = launcher.start([database_job(folder, port)])
        # These imports take a second, in which the fork server gets ready and starts the database.
        from ska_tango_examples.cli.deployed import deployed_servers

        servers = deployed_servers(folder_of_chart, values or [], given)
        launcher.load(modules_of(servers))
        from ska_tango_examples.cli.session import Session

        session = Session(view, keeper, stop, temporary=keep is None)
        session.run(servers, launcher, database, tick=tick, once=once, debug=debug or ())
