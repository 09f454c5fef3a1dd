"""Trees merge as plain values do, and know their lines."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ska_tango_examples.deployment.reader import parse
from ska_tango_examples.deployment.tree import Place, Tree, spell

KEYS = st.sampled_from(["alpha", "beta", "gamma"])
LEAVES = st.one_of(st.integers(), st.booleans(), st.none(), KEYS)
MAPPINGS = st.recursive(
    st.dictionaries(KEYS, LEAVES),
    lambda inner: st.dictionaries(KEYS, st.one_of(LEAVES, inner, st.lists(inner))),
)


def tree_of(content: dict[str, Any]) -> Tree:
    return parse(json.dumps(content), "file.yaml")


def merged(low: Any, high: Any) -> Any:
    """Say in plain values what `under` promises."""
    if not (isinstance(low, dict) and isinstance(high, dict)):
        return high
    gone = {key for key, value in high.items() if value is None and key in low}
    both = {key: merged(low[key], high[key]) for key in low.keys() & high.keys()}
    return {key: value for key, value in (low | high | both).items() if key not in gone}


@given(MAPPINGS)
def test_a_tree_keeps_its_content(content: dict[str, Any]) -> None:
    assert tree_of(content).plain() == content


@given(MAPPINGS, MAPPINGS)
def test_a_layer_wins_over_the_one_below(low: dict[str, Any], high: dict[str, Any]) -> None:
    assert tree_of(low).under(tree_of(high)).plain() == merged(low, high)


@given(st.lists(st.integers(), min_size=1))
def test_every_item_knows_its_line(items: list[int]) -> None:
    tree = parse("list:\n" + "".join(f"  - {item}\n" for item in items), "file.yaml")
    for index in range(len(items)):
        assert tree.nearest(("list", index)).place == Place("file.yaml", index + 2)
    assert tree.nearest(("list", len(items), "key")).place == Place("file.yaml", 1)


def test_what_is_merged_keeps_its_own_line() -> None:
    low = parse("one: 1\ntwo: {a: 1}\n", "low.yaml")
    both = low.under(parse("\n\ntwo: {b: 2}\n", "high.yaml"))
    assert str(both.nearest(("one",)).place) == "low.yaml:1"
    assert str(both.nearest(("two", "a")).place) == "low.yaml:2"
    assert str(both.nearest(("two", "b")).place) == "high.yaml:3"


def test_yaml_merge_keys_are_understood() -> None:
    tree = parse("base: &base {a: 1, b: 1}\nuser:\n  <<: *base\n  b: 2\n", "file.yaml")
    assert tree.plain()["user"] == {"a": 1, "b": 2}


def test_paths_are_spelled_as_people_write_them() -> None:
    assert spell(("server", "instances", 0, "name")) == "server.instances[0].name"
    assert spell(()) == ""
