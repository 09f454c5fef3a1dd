"""Small artefacts, as builds leave them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

WHEEL = {
    "motor-1.0.dist-info/METADATA": "Metadata-Version: 2\nName: motor\nVersion: 1.0\n\nName: x\n",
    "motor-1.0.dist-info/RECORD": "outdated\n",
    "motor/a,b.py": "",
    "motor/__init__.py": "fast = True\n",
}
SDIST = {"motor-1.0/PKG-INFO": WHEEL["motor-1.0.dist-info/METADATA"], "motor-1.0/setup": "#!"}
CHART = {
    "motor/Chart.yaml": "apiVersion: v2\nname: motor\nappVersion: 7\nversion: 1.0\n",
    "motor/charts/base/Chart.yaml": "name: base\nversion: 3.0\n",
}


def wheel(folder: Path, year: int = 2020, text: str = "fast = True\n") -> Path:
    path = folder / "motor-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**WHEEL, "motor/__init__.py": text}.items():
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), content)
    return path


def tar(path: Path, files: dict[str, str], when: int = 1, mode: int = 0o644) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode, info.uid = len(content), when, mode, when
            archive.addfile(info, io.BytesIO(content.encode()))
    return path


def chart(folder: Path, hour: int = 10) -> Path:
    lock = f'digest: sha256:0\ngenerated: "2026-01-01T{hour}:00:00.1Z"\n'
    return tar(folder / "motor-1.0.tgz", {**CHART, "motor/Chart.lock": lock}, when=hour)
