"""Tasks as version 2 of the protocol shows them: one JSON object each."""

import json
from datetime import datetime, timezone

from ska_tango_base.tasks.json_data import JSONData
from ska_tango_base.tasks.record import Record


def queued(task: Record) -> str:
    """Describe a task that waits."""
    return json.dumps(_submission(task))


def executing(task: Record) -> str:
    """Describe a task in progress."""
    progress = {} if task.progress is None else {"progress": task.progress}
    return json.dumps(_submission(task) | _start(task) | progress)


def finished(task: Record) -> str:
    """Describe a task that has ended."""
    described = {"uid": task.uid, "name": task.name, "status": task.status.name}
    times = {"submitted_time": _utc(task.submitted)} | _start(task)
    end = {} if task.finished is None else {"finished_time": _utc(task.finished)}
    return json.dumps(described | times | end | _result(task))


def event(before: Record, after: Record) -> str:
    """Describe what has changed about a task; nothing if no client can see it."""
    news: dict[str, JSONData] = {}
    if after.status is not before.status:
        news["status"] = after.status
    if after.progress != before.progress:
        news["progress"] = after.progress
    if after.over:
        news |= _result(after)
    return json.dumps(news) if news else ""


def _submission(task: Record) -> dict[str, JSONData]:
    return {"uid": task.uid, "name": task.name, "submitted_time": _utc(task.submitted)}


def _start(task: Record) -> dict[str, JSONData]:
    return {} if task.started is None else {"started_time": _utc(task.started)}


def _result(task: Record) -> dict[str, JSONData]:
    return {} if task.result is None else {"result": json.loads(task.result)}


def _utc(moment: float) -> str:
    return datetime.fromtimestamp(moment, timezone.utc).isoformat(timespec="microseconds")
