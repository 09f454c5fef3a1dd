"""A cluster can find all images in one registry."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator

import yaml

from tests.charts.helm import CHARTS, ROOT, Helm

REGISTRY, TAG = "registry.example/group", "0123456"


def make_says(variable: str) -> str:
    """The value of a variable of make, with such a registry."""
    given = [f"K8S_IMAGE_REGISTRY={REGISTRY}", f"K8S_IMAGE_TAG={TAG}", "KUBECTL=true", "HELM=true"]
    done = subprocess.run(
        ["/usr/bin/env", "make", "k8s-vars", *given],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found = re.search(rf"^{variable} +(.*)$", done.stdout, re.MULTILINE)
    assert found, done.stdout
    return found[1]


def places_in(values: object, path: str) -> Iterator[str]:
    """Where values name an image by registry and tag."""
    if isinstance(values, dict):
        if {"registry", "tag"} <= values.keys():
            yield path
        for key, value in values.items():
            yield from places_in(value, f"{path}.{key}")


def test_every_image_comes_from_it(helm: Helm) -> None:
    options = shlex.split(make_says("K8S_CHART_PARAMS"))
    rendered = helm.render("test-parent", None, *options)
    images = {one.content["image"] for one in rendered.containers()}
    kinds = ("", "-databaseds", "-tangodb")
    assert images == {f"{REGISTRY}/ska-tango-examples{kind}:{TAG}" for kind in kinds}


def test_no_value_that_names_an_image_is_forgotten() -> None:
    told = set(re.findall(r"--set (\S+)\.registry=", make_says("K8S_CHART_PARAMS")))
    files = CHARTS.glob("*/values.yaml")
    there = {
        place
        for file in files
        for place in places_in(yaml.safe_load(file.read_text()), file.parent.name)
    }
    assert told == there


def test_the_tests_run_in_one_of_the_same_registry() -> None:
    assert make_says("K8S_TEST_IMAGE_TO_TEST") == f"{REGISTRY}/ska-tango-examples-test:{TAG}"
