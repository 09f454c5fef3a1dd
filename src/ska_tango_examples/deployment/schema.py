"""Writes the JSON schema of the device-server form.

`python -m ska_tango_examples.deployment.schema` prints it; give a file name to write it there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from .form.schema import json_schema


def schema_text() -> str:
    """Return the schema as the committed file has it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the schema to the file that is named on the command line, or print it."""
    if sys.argv[1:]:
        Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
    else:
        sys.stdout.write(schema_text())


if __name__ == "__main__":
    main()
