"""A text of JSON is understood, or refused with what is wrong and what would be right."""

import json

import pytest

from ska_tango_examples.core.json_text import LONGEST, BadInput, read_object, shown

KEYS = ("name", "size")
EXAMPLE = '{"name": "x", "size": 1}'


def test_an_object_with_the_keys_is_read() -> None:
    assert read_object(' {"size": [2], "name": null} ', KEYS, EXAMPLE) == {
        "name": None,
        "size": [2],
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON (Expecting value: line 1 column 1 (char 0)); write it as " + EXAMPLE),
        ("{'name': 1}", "not JSON (Expecting property name"),
        ("[" * 50_000, "not JSON (maximum recursion depth"),
        ("[1]", "not a JSON object but [1]; write it as " + EXAMPLE),
        ("null", "not a JSON object but null"),
        ('{"size": 1}', "the key 'name' is missing; write it as " + EXAMPLE),
        ('{"name": 1, "size": 1, "hue": 1}', 'unknown key "hue"; the keys are name, size'),
        ('{"name": 1, "size": 1, "size": 2}', 'the key "size" is there twice; give it once'),
        ('{"name": {"a": 1, "a": 1}, "size": 2}', 'the key "a" is there twice'),
        (" " * (LONGEST + 1), "a text of 65537 characters is too long: 65536 are allowed"),
    ],
)
def test_anything_else_is_refused_with_the_cure(text: str, told: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_object(text, KEYS, EXAMPLE)
    assert str(refusal.value).startswith(told)


def test_a_number_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadInput, match="not JSON"):
        read_object("9" * 5000, KEYS, EXAMPLE)


def test_the_longest_text_is_read() -> None:
    text = json.dumps({"name": "", "size": 1})
    text = text.replace('""', '"' + "x" * (LONGEST - len(text)) + '"')
    assert len(text) == LONGEST
    assert read_object(text, KEYS, EXAMPLE)["size"] == 1


def test_what_is_shown_stays_on_one_short_line() -> None:
    assert shown("a\nb") == '"a\\nb"'
    assert shown("x" * 58) == '"' + "x" * 58 + '"'
    assert shown("x" * 59) == '"' + "x" * 56 + "..."
