"""The folder that is shown to people: coverage, tests and documentation under one front page."""

from __future__ import annotations

import shutil
from collections.abc import Sequence, Set
from html import escape
from pathlib import Path

from tools.ci.coverage import coverage_of, tiers_in
from tools.ci.reports import COVERAGE, Case, cases_of, counts_of, reports_of_tests
from tools.ci.trouble import Trouble

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
  body {{ font: 16px/1.5 sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }}
  table {{ border-collapse: collapse; width: 100%; }}
  th, td {{ text-align: left; padding: .2rem .6rem; border-bottom: 1px solid #ccc; }}
  td {{ overflow-wrap: anywhere; vertical-align: top; }}
  .failure, .error {{ color: #b3261e; font-weight: bold; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def build(folder: Path, docs: Path, pages: Path, tiers: Sequence[str]) -> None:
    """Make the folder anew.

    Args:
        folder: where the tests left their reports, and the data of what they covered.
        docs: the documentation as HTML.
        pages: the folder to make.
        tiers: those that the tests have; the front page says which of them did not run.

    Raises:
        Trouble: one of the reports or the documentation is missing or broken.
    """
    reports = folder / "reports"
    cases = [case for report in reports_of_tests(reports) for case in cases_of(report)]
    front = _front(reports, set(tiers) - tiers_in(folder / "coverage"))
    html = {
        "coverage": (reports / "code-coverage", "coverage-reports"),
        "docs": (docs, "docs-build"),
    }
    for source, target in html.values():
        if not (source / "index.html").is_file():
            raise Trouble(f"There is no {source}/index.html: make {target}")
    shutil.rmtree(pages, ignore_errors=True)
    for name, (source, _) in html.items():
        shutil.copytree(source, pages / name)
        # Coverage.py leaves one behind, which keeps the whole folder out of everything.
        (pages / name / ".gitignore").unlink(missing_ok=True)
    (pages / "tests.html").write_text(_tests(cases), encoding="utf-8")
    (pages / "index.html").write_text(front, encoding="utf-8")


def _front(reports: Path, missing: Set[str]) -> str:
    counts, coverage = counts_of(*reports_of_tests(reports)), coverage_of(reports / COVERAGE)
    body = (
        '<ul>\n<li><a href="docs/index.html">Documentation</a></li>\n'
        f'<li><a href="tests.html">Tests</a>: {counts.total}, '
        f"{counts.wrong} failed, {counts.skipped} skipped</li>\n"
        f'<li><a href="coverage/index.html">Coverage</a>: {coverage:.1f} % of the lines</li>\n'
        "</ul>"
    )
    return _PAGE.format(title="Reports", body=body + _caveat(missing))


def _caveat(missing: Set[str]) -> str:
    if not missing:
        return ""
    named = escape(", ".join(sorted(missing)))
    return f"\n<p>Tests and coverage are those of a part: {named} did not run.</p>"


def _tests(cases: Sequence[Case]) -> str:
    # What needs a look comes first.
    rank = ["error", "failure", "skipped", "passed"]
    rows = (_row(case) for case in sorted(cases, key=lambda case: rank.index(case.outcome)))
    head = "<tr><th>Result</th><th>Test</th></tr>\n"
    return _PAGE.format(title="Tests", body=f"<table>\n{head}{''.join(rows)}</table>")


def _row(case: Case) -> str:
    text = f"<pre>{escape(case.text)}</pre>" if case.text else ""
    name = f"{escape(case.suite)} {escape(case.name)}"
    return f'<tr><td class="{case.outcome}">{case.outcome}</td><td>{name}{text}</td></tr>\n'
