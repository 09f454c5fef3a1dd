"""What an image is, read from the archive that `make oci-build` leaves."""

import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Image:
    """An image: its size in bytes, its settings, and every path in it."""

    size: int
    config: dict[str, Any]
    paths: frozenset[str]

    def find(self, name: str, below: str) -> list[str]:
        """Return the paths with this name in folders whose name begins with `below`."""
        return sorted(
            path
            for path in self.paths
            if Path(path).name == name and Path(path).parent.name.startswith(below)
        )


def read_image(archive: Path) -> Image:
    """Read a docker-archive; later layers only add to earlier ones in the images here."""
    with tarfile.open(archive) as tar:
        (manifest,) = json.loads(_read(tar, "manifest.json"))
        settings = json.loads(_read(tar, manifest["Config"]))["config"]
        layers = [tar.getmember(name) for name in manifest["Layers"]]
        paths: set[str] = set()
        for layer in layers:
            with tarfile.open(fileobj=tar.extractfile(layer)) as files:
                paths.update(files.getnames())
        return Image(sum(layer.size for layer in layers), settings, frozenset(paths))


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(name)
    assert member is not None, f"{name} is no file"
    return member.read()
