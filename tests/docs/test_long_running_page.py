"""The page about long-running commands says what the code does."""

from __future__ import annotations

import re

import pytest

from ska_control_model import ResultCode, TaskStatus
from ska_tango_base.tasks import results, views, views_v1
from ska_tango_base.tasks.errors import ForbiddenTransition
from ska_tango_base.tasks.journal import Journal
from ska_tango_base.tasks.ledger import FINISHED_KEPT
from ska_tango_base.tasks.transitions import check_transition, is_terminal
from tests.docs.pages import SOURCES

PAGE = (SOURCES / "reference" / "long-running-commands.rst").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())
RULE = re.compile(r"=+(?:  +=+)+")


def table(label: str) -> dict[str, list[str]]:
    """The rows of the table with that label: the first column, and what follows it."""
    after = PAGE.partition(f".. _{label}:\n")[2].splitlines()
    rules = [number for number, line in enumerate(after) if RULE.fullmatch(line)]
    columns = [found.span() for found in re.finditer("=+", after[rules[0]])]
    rows = [[line[start:end].strip() for start, end in columns] for line in after[rules[1] :]]
    return {row[0]: row[1:] for row in rows[1 : rules[2] - rules[1]] if row[0]}


def may_follow(before: TaskStatus) -> list[str]:
    return [after.name for after in TaskStatus if _allowed(before, after)]


def _allowed(before: TaskStatus, after: TaskStatus) -> bool:
    try:
        check_transition("a task", before, after)
    except ForbiddenTransition:
        return False
    return True


def test_transitions() -> None:
    shown = {
        before: sorted(cells[0].split(", ")) for before, cells in table("lrc-transitions").items()
    }
    assert shown == {
        before.name: sorted(may_follow(before)) for before in TaskStatus if may_follow(before)
    }


def test_statuses() -> None:
    never_reported = {TaskStatus.NOT_FOUND}
    assert {name: cells[:2] for name, cells in table("lrc-statuses").items()} == {
        status.name: [
            str(int(status)),
            "yes" if is_terminal(status) and status not in never_reported else "",
        ]
        for status in TaskStatus
    }


def test_result_codes() -> None:
    assert {name: int(cells[0]) for name, cells in table("lrc-result-codes").items()} == {
        code.name: int(code) for code in ResultCode
    }


@pytest.mark.parametrize("attribute", Journal().views(now=0.0))
def test_attributes(attribute: str) -> None:
    assert f"``{attribute}``" in PAGE


@pytest.mark.parametrize(
    "limit",
    [
        f"``longRunningCommandStatus``, at most {views_v1.STATUS_STRINGS} strings",
        f"``longRunningCommandProgress``, at most {views_v1.PROGRESS_STRINGS} strings",
        f"``lrcExecuting`` (at most {views.LONGEST_LIST} strings)",
        f"``lrcFinished`` (at most {FINISHED_KEPT} strings)",
        f"less than {views_v1.FINISHED_SHOWN_FOR:g} s ago",
        f"at most {views_v1.STATUS_STRINGS // 2} commands",
        f"at most {views_v1.PROGRESS_STRINGS // 2}.",
        f"The last {FINISHED_KEPT} that have ended",
    ],
)
def test_limits(limit: str) -> None:
    assert limit in WORDS


@pytest.mark.parametrize(
    "result",
    [
        results.ABORTED,
        results.NOT_ALLOWED,
        results.ABORT_DONE,
        results.NO_END,
        results.GIVEN_UP,
        results.unhandled(ValueError("...")),
    ],
    ids=lambda each: each[1],
)
def test_results_of_the_executor(result: results.Result) -> None:
    code, text = result
    assert f'``[{int(code)}, "{text}"]``' in WORDS


@pytest.mark.parametrize(
    "result",
    [results.ABORTING, results.queue_full(32), results.SHUT_DOWN],
    ids=lambda each: each[1],
)
def test_reasons_of_the_executor(result: results.Result) -> None:
    assert f"``{result[1]}``" in WORDS
