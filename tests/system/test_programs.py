"""Servers that are programs of their own, and servers without the fork server."""

from __future__ import annotations

from pathlib import Path

from tests.system.charts import chart, server
from tests.system.conftest import Home


def test_an_executable_and_an_interpreter_of_its_own_serve_as_well(
    home: Home, tmp_path: Path
) -> None:
    name = "TangoExampleCounterDS"
    servers = {
        "executable": server("executable", "test/counter/two", program=name, command=name),
        "python": server("python", "test/counter/three"),
    }
    result = home.run("up", "--once", "--no-fork", "--chart", chart(tmp_path, servers))

    assert result.returncode == 0, result.stderr
    assert f"{name}/test answers: 1 device" in result.stdout
    assert "python/test answers: 1 device" in result.stdout
    assert home.leftovers() == []


def test_servers_have_their_own_environment_and_the_kept_folder_its_database(
    home: Home, tmp_path: Path
) -> None:
    module = tmp_path / "nosy.py"
    module.write_text(NOSY_DEVICE)
    servers = {
        word: server(
            word,
            f"test/nosy/{word}",
            class_name="Nosy",
            entrypoints=[{"name": "nosy.Nosy", "path": str(module)}],
            environment_variables=[{"name": "NOSY_WORD", "value": word}],
        )
        for word in ("hither", "thither")
    }
    folder = tmp_path / "kept"
    command = ("up", "--once", "--chart", chart(tmp_path, servers), "--keep", str(folder))

    assert "written, 2 changes" in home.run(*command).stdout
    for word in servers:
        assert f"the word is {word}" in (folder / f"{word}-test.log").read_text()
    assert "written, 0 changes" in home.run(*command).stdout


NOSY_DEVICE = """
import os
from tango.server import Device


class Nosy(Device):
    def init_device(self):
        super().init_device()
        print("the word is", os.environ["NOSY_WORD"], flush=True)
"""
