"""References to values become what Helm makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.deployment.reader import parse
from ska_tango_examples.deployment.references import References

if TYPE_CHECKING:
    from ska_tango_examples.deployment import Problem

VALUES = {
    "text": "a text",
    "empty": "",
    "number": 500,
    "whole": 2.0,
    "half": 0.5,
    "yes": True,
    "map": {"inner": "in the map", "nothing": None},
    "list": [1],
    "lines": "one\ntwo",
    "huge": 1000000,
    "tiny": 0.00001,
    "chain": "{{ .Values.text }}",
}


def references(values: dict[str, Any] = VALUES) -> References:
    return References("tabata", {"polling": "1000"}, values)


def resolved(text: str) -> tuple[str, list[Problem]]:
    tree, problems = references().resolve(parse(f"key: '{text}'", "file.yaml"))
    return tree.plain()["key"], problems


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{{ .Values.text }}", "a text"),
        ("{{.Values.text}}", "a text"),
        ("{{ .Values.empty }}", ""),
        ("{{ .Values.number }}", "500"),
        ("{{ .Values.whole }}", "2"),
        ("{{ .Values.half }}", "0.5"),
        ("{{ .Values.yes }}", "true"),
        ("{{ .Values.map.inner }}", "in the map"),
        ("{{ .deviceserver.polling }}", "1000"),
        ("{{ .name }}", "tabata"),
        ("test/{{ .name }}/{{ .Values.number }}", "test/tabata/500"),
        ("no reference, but { braces }", "no reference, but { braces }"),
    ],
)
def test_a_reference_becomes_its_value(text: str, result: str) -> None:
    assert resolved(text) == (result, [])
    assert references().fill_in(text) == result


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{{ .Values.nothing }}", "has no value; define nothing in values.yaml"),
        ("{{ .Values.map.nothing }}", "has no value; define map.nothing in values.yaml"),
        ("{{ .Values.text.inner }}", "has no value; define text.inner in values.yaml"),
        ("{{ .deviceserver.sleep }}", "define deviceServers.servers.tabata.sleep in values.yaml"),
        ("{{ .Release.Name }}", "begins with .Values, .deviceserver or .name"),
        ("{{ .Values }}", "refer to one value in it"),
        ("{{ .Values.map }}", "refer to one value in it"),
        ("{{ .Values.list }}", "refer to one value in it"),
        ("{{ .Values.lines }}", "refer to one value in it"),
        ("{{ .Values.huge }}", "quote it where it is defined"),
        ("{{ .Values.tiny }}", "quote it where it is defined"),
        ("{{ .Values.text | upper }}", "only forms like"),
        ("{{- .Values.text }}", "only forms like"),
        ("{{ if .Values.yes }}", "only forms like"),
        ("{{ }}", "only forms like"),
    ],
)
def test_any_other_reference_is_refused_and_left_as_it_is(text: str, complaint: str) -> None:
    left, (problem,) = resolved(text)
    assert left == text
    assert str(problem).startswith("file.yaml:1: key: {{ ")
    assert complaint in problem.text
    assert references().fill_in(text) == text


def test_a_value_may_refer_to_another_one_as_in_helm() -> None:
    """The file goes through Helm's tpl first and its values once more."""
    once = references().fill_in("key: '{{ .Values.chain }}'")
    tree, problems = references().resolve(parse(once, "file.yaml"))
    assert (tree.plain(), problems) == ({"key": "a text"}, [])


def test_keys_of_the_entry_that_are_used_are_known() -> None:
    used = references()
    used.fill_in("{{ .deviceserver.polling }} {{ .Values.text }} {{ .deviceserver.sleep }}")
    assert used.parameters == {"polling", "sleep"}


@given(st.text(st.characters(codec="utf-8", exclude_characters="{}")))
def test_a_text_without_references_stays_as_it_is(text: str) -> None:
    assert references().fill_in(text) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n")))
def test_every_line_of_text_can_be_a_value(text: str) -> None:
    assert references({"any": text}).fill_in("a {{ .Values.any }} b") == f"a {text} b"
