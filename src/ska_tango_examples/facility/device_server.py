"""The program of every device server that the facility starts from Python classes.

    python -m ska_tango_examples.facility.device_server CLASS[,CLASS...] EXECUTABLE INSTANCE ...

CLASS is `module.Class`, or `module.Class@FILE` for a module that is not installed; what follows
is handed to the server as its command line.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType

from tango.server import Device

from ska_tango_examples.program.server import serve


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


def main(args: Sequence[str]) -> int:
    """Serve the classes named by the first argument until the server is told to end."""
    classes, executable, *rest = args
    sys.argv = [executable, *rest]
    return serve([load_class(path) for path in classes.split(",")], sys.argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
