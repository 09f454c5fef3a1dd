"""The manifest tells of the pipeline, and no secret of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools.release.manifest import manifest, pipeline

ROOT = Path(__file__).parents[3]


def test_it_names_the_artefact_and_the_pipeline() -> None:
    environment = {"GITLAB_USER_ID": "3", "CI_JOB_ID": "7", "CI": "true", "HOME": "/", "CI_X": ""}
    assert manifest("motor", "1.0", environment) == (
        "PROJECT=motor\nVERSION=1.0\nCI_JOB_ID=7\nGITLAB_USER_ID=3\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        *("CI_JOB_TOKEN", "CI_REGISTRY_PASSWORD", "CI_DEPLOY_PASSWORD", "CI_JOB_JWT_V2"),
        *("GITLAB_PAT", "CI_SIGNING_KEY", "CI_API_SECRET", "GITLAB_CREDENTIALS", "CI_NPM_AUTH"),
    ],
)
def test_a_secret_is_left_out_by_its_name(name: str) -> None:
    assert pipeline({name: "x"}) == []


def test_a_name_that_only_looks_like_one_stays() -> None:
    environment = {"CI_COMMIT_AUTHOR": "A <a@a.example>", "CI_PROJECT_PATH_SLUG": "keys-patch"}
    assert pipeline(environment) == [f"{name}={value}" for name, value in environment.items()]


@pytest.mark.parametrize(
    "address", ["https://somebody:secret@git.example/a.git", "https://secret@git.example/a.git"]
)
def test_an_address_with_credentials_is_left_out(address: str) -> None:
    assert pipeline({"CI_REPOSITORY_URL": address}) == []


def test_a_value_with_a_secret_in_it_is_left_out() -> None:
    environment = {"NPM_TOKEN": "abc123", "CI_NOTE": "use abc123", "CI_JOB_NAME": "abc"}
    assert pipeline(environment) == ["CI_JOB_NAME=abc"]


def test_a_value_of_many_lines_takes_one() -> None:
    assert pipeline({"CI_COMMIT_MESSAGE": "one\n\nCI_A=b\n"}) == [
        "CI_COMMIT_MESSAGE=one\\n\\nCI_A=b"
    ]


def labels(**environment: str) -> list[str]:
    done = subprocess.run(
        [ROOT / "tools/oci/labels", "motor", "1.0"],
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def test_an_image_has_the_same_as_labels() -> None:
    given = {"CI_JOB_ID": "7", "CI_JOB_TOKEN": "abc123", "CI_PROJECT_URL": "https://a.example/b"}
    alone, told = labels(), labels(**given)
    assert "org.opencontainers.image.version=1.0" in alone
    assert not [line for line in alone if line.startswith(("CI_", "GITLAB_")) or "=" not in line]
    assert told[-2:] == ["CI_JOB_ID=7", "CI_PROJECT_URL=https://a.example/b"]
    assert "org.opencontainers.image.source=https://a.example/b" in told
    assert "abc123" not in "".join(told)
