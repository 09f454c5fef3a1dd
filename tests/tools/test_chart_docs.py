"""The README table and the schema of a chart say what its values.yaml says."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema
import pytest

from tools.chart_docs.__main__ import main

VALUES = """\
    # Labels of every object.
    # @schema {additionalProperties: {type: string}}
    labels:
      app: examples

    # What all charts share.
    global:
      # Port of the servers.
      port: 45450

    # Which database there is,
    # of those we have.
    # @schema {enum: [mariadb, sqlite]}
    engine: mariadb

    # The image.
    # @schema {$ref: Image}
    image: &image {registry: here, image: motor, tag: "1|0"}

    # More settings of the pods.
    nodeSelector: {}

    # Hosts that may call.
    callers: [one]

    # The servers.
    # @schema {additionalProperties: {$ref: Entry}}
    servers:
      # The motor.
      motor:
        # Whether it is deployed.
        enabled: true
        # Its speed.
        speed: 1.5
      # The supply.
      supply:
        enabled: false
    """
README = "# chart\n\n<!-- values -->\nold\n<!-- /values -->\n\nThe end.\n"


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    folder = tmp_path / "chart"
    folder.mkdir()
    about = "{name: chart, dependencies: [{name: util}, {name: other, alias: another}]}"
    (folder / "Chart.yaml").write_text(about)
    (folder / "values.yaml").write_text(dedent(VALUES))
    (folder / "README.md").write_text(README)
    return folder


def schema_of(chart: Path) -> Any:
    assert main([str(chart)]) == 0
    return json.loads((chart / "values.schema.json").read_text())


def refused(chart: Path, **values: Any) -> bool:
    try:
        jsonschema.Draft7Validator(schema_of(chart)).validate(values)
    except jsonschema.ValidationError:
        return True
    return False


def rows(chart: Path) -> dict[str, list[str]]:
    lines = (chart / "README.md").read_text().splitlines()
    cells = [line.replace("\\|", "!").strip("| ").split(" | ") for line in lines if "|" in line]
    return {key.strip("`"): rest for key, *rest in cells[2:]}


def test_the_schema_is_one_of_draft_7(chart: Path) -> None:
    schema = schema_of(chart)
    assert "draft-07" in schema["$schema"]
    jsonschema.Draft7Validator.check_schema(schema)
    assert "Image" in schema["definitions"]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"labels": {"any": "text"}},
        {"global": {"port": 1, "of_another_chart": True}},
        {"engine": "sqlite"},
        {"image": {"tag": "2"}},
        {"image": {"tag": "{{ .Values.tag }}"}},
        {"nodeSelector": {"disk": "fast"}},
        {"callers": []},
        {"servers": {"new": {"instances": ["one"], "parameter": 1}}},
        {"util": {"anything": 1}, "another": {}},
    ],
    ids=str,
)
def test_what_fits_is_taken(chart: Path, values: dict[str, Any]) -> None:
    assert not refused(chart, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"unknown": 1},
        {"labels": {"any": 1}},
        {"global": {"port": "1"}},
        {"engine": "oracle"},
        {"image": {"version": "2"}},
        {"nodeSelector": []},
        {"callers": [1]},
        {"servers": {"new": {"instances": "one"}}},
        {"servers": {"new": {"server": {"instances": [{"name": "one", "clases": []}]}}}},
        {"other": {}},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(chart: Path, values: dict[str, Any]) -> None:
    assert refused(chart, **values)


def test_the_table_has_every_key_with_its_default_and_meaning(chart: Path) -> None:
    main([str(chart)])
    table = rows(chart)
    assert table["labels"] == ['`{"app": "examples"}`', "Labels of every object."]
    assert table["engine"] == ['`"mariadb"`', "Which database there is, of those we have."]
    assert table["global.port"] == ["`45450`", "Port of the servers."]
    assert '"1!0"' in table["image"][0]
    assert table["servers.supply.enabled"] == ["`false`", "Whether it is deployed."]
    assert table["servers.motor.speed"] == ["`1.5`", "Its speed."]


def test_the_rest_of_the_readme_stays(chart: Path) -> None:
    main([str(chart)])
    text = (chart / "README.md").read_text()
    assert text.startswith("# chart\n\n<!-- values -->\n")
    assert text.endswith("\n<!-- /values -->\n\nThe end.\n")
    assert "old" not in text


def test_a_check_names_what_is_stale_and_writes_nothing(
    chart: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check", str(chart)]) == 1
    assert not (chart / "values.schema.json").exists()
    main([str(chart)])
    assert main(["--check", str(chart)]) == 0

    capsys.readouterr()
    values = chart / "values.yaml"
    values.write_text(values.read_text().replace("Its speed.", "Its top speed."))
    assert main(["--check", str(chart)]) == 1
    assert (
        capsys.readouterr().out == f"{chart}/README.md is not up to date; run `make helm-docs`\n"
    )


def test_a_chart_without_values_has_nothing_to_document(chart: Path) -> None:
    (chart / "values.yaml").unlink()
    assert main([str(chart)]) == 0
    assert not (chart / "values.schema.json").exists()


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("# The servers.\n", "\n", "values.yaml:28: servers has no comment"),
        ("{enum: [mariadb, sqlite]}", "mariadb or so", "values.yaml:13: write @schema {key:"),
        ("{$ref: Image}", "{$ref: Picture}", "refers to 'Picture', no such form"),
        ("engine: mariadb", "engine: [", "values.yaml: is not YAML"),
    ],
    ids=["no comment", "annotation", "form", "YAML"],
)
def test_a_wrong_values_file_is_named(
    chart: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, complaint: str
) -> None:
    values = chart / "values.yaml"
    assert right in values.read_text()
    values.write_text(values.read_text().replace(right, wrong))
    assert main([str(chart)]) == 1
    assert complaint in capsys.readouterr().out


def test_an_empty_values_file_is_named(chart: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (chart / "values.yaml").write_text("")
    assert main([str(chart)]) == 1
    assert "values.yaml: is empty" in capsys.readouterr().out


@pytest.mark.parametrize("readme", [None, "# no marks\n"], ids=["missing", "without marks"])
def test_a_readme_without_marks_is_named(
    chart: Path, capsys: pytest.CaptureFixture[str], readme: str | None
) -> None:
    (chart / "README.md").unlink()
    if readme:
        (chart / "README.md").write_text(readme)
    assert main([str(chart)]) == 1
    assert 'README.md: put the lines "<!-- values -->" and' in capsys.readouterr().out
