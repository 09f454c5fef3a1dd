"""The folder that is shown to people: coverage, tests and documentation under one front page."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path

from tools.ci.reports import COVERAGE, TESTS, Case, cases_of, counts_of, coverage_of
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


def build(reports: Path, docs: Path, pages: Path) -> None:
    """Make the folder anew.

    Args:
        reports: where python-test left its reports.
        docs: the documentation as HTML.
        pages: the folder to make.

    Raises:
        Trouble: one of them is missing or broken.
    """
    tests = cases_of(reports / TESTS)
    front = _front(reports)
    html = {"coverage": (reports / "code-coverage", "python-test"), "docs": (docs, "docs-build")}
    for source, target in html.values():
        if not (source / "index.html").is_file():
            raise Trouble(f"There is no {source}/index.html: make {target}")
    shutil.rmtree(pages, ignore_errors=True)
    for name, (source, _) in html.items():
        shutil.copytree(source, pages / name)
        # Coverage.py leaves one behind, which keeps the whole folder out of everything.
        (pages / name / ".gitignore").unlink(missing_ok=True)
    (pages / "tests.html").write_text(_tests(tests), encoding="utf-8")
    (pages / "index.html").write_text(front, encoding="utf-8")


def _front(reports: Path) -> str:
    counts, coverage = counts_of(reports / TESTS), coverage_of(reports / COVERAGE)
    body = (
        '<ul>\n<li><a href="docs/index.html">Documentation</a></li>\n'
        f'<li><a href="tests.html">Tests</a>: {counts.total}, {counts.wrong} failed</li>\n'
        f'<li><a href="coverage/index.html">Coverage</a>: {coverage:.1f} %</li>\n</ul>'
    )
    return _PAGE.format(title="Reports", body=body)


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
