"""The program of every device server that the facility starts from Python classes.

    python -m ska_tango_examples.facility.device_server RUNNER CLASS[,CLASS...] EXECUTABLE ...

RUNNER is `module:function`. CLASS is `module.Class`, or `module.Class@FILE` for a module that is
not installed. What follows is handed to the server as its command line.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from tango.server import Device


def load_class(path: str) -> type[Device]:
    """Import the class that `module.Class` or `module.Class@FILE` names.

    Raises:
        ImportError: there is no such module, or no such Tango class in it.
    """
    dotted, _, file = path.partition("@")
    module_name, _, class_name = dotted.rpartition(".")
    module = _load_file(module_name, file) if file else importlib.import_module(module_name)
    loaded = getattr(module, class_name, None)
    if isinstance(loaded, type) and issubclass(loaded, Device):
        return loaded
    raise ImportError(f"module {module_name!r} has no Tango class {class_name!r}")


def _load_file(module_name: str, file: str) -> ModuleType:
    if module_name not in sys.modules:
        spec = importlib.util.spec_from_file_location(module_name, file)
        if spec is None or spec.loader is None:
            raise ImportError(f"{file} is no Python file")
        module = importlib.util.module_from_spec(spec)
        # Its devices may pickle, or name, what is in it.
        sys.modules[module_name] = module
        spec.loader.exec_module(module)
    return sys.modules[module_name]


def load_runner(path: str) -> Callable[..., Any]:
    """Import the function that `module:function` names.

    Raises:
        ImportError: there is no such module, or no such function in it.
    """
    module_name, _, name = path.partition(":")
    runner: object = getattr(importlib.import_module(module_name), name, None)
    if callable(runner):
        return runner
    raise ImportError(f"module {module_name!r} has no function {name!r} to run a server")


def main(args: Sequence[str]) -> int:
    """Run the classes until the server is told to end; return the exit code of the runner."""
    runner, classes, executable, *rest = args
    sys.argv = [executable, *rest]
    result = load_runner(runner)([load_class(path) for path in classes.split(",")])
    # PyTango's own one returns something else.
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
