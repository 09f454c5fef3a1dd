"""Writes the configuration of a device server into the Tango database.

    python -m ska_tango_examples.pod.configure FILE

The exit code is 0 when the database says what the file says, 1 for what may pass, and 2 when
somebody has to correct something; one line then tells what.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from ska_tango_examples.configuring.form import mistakes
from ska_tango_examples.pod.database import Configured
from ska_tango_examples.pod.needs import MISTAKE, Hopeless
from ska_tango_examples.pod.program import Parser, run
from ska_tango_examples.pod.waiting import Deadline, Waiting


def main(words: Sequence[str]) -> NoReturn:
    """Run the program with the words of its command line, and end the process."""
    run(_parser(), words, _configure)


def _parser() -> Parser:
    about = "Write the configuration of device servers into the Tango database."
    parser = Parser(__spec__.name, about, timeout="120s")
    parser.add_argument("file", type=Path, help="JSON in the form of dsconfig")
    return parser


def _configure(options: Namespace) -> None:
    configuration = _read(options.file)
    Waiting([Configured(configuration)]).wait(Deadline(options.timeout))


def _read(file: Path) -> dict[str, Any]:
    try:
        configuration = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Hopeless(f"{file} cannot be read: {error.strerror}", MISTAKE) from error
    except ValueError as error:
        raise Hopeless(f"{file} is not JSON: {error}", MISTAKE) from error
    if found := list(mistakes(configuration)):
        raise Hopeless(f"{file} is wrong: {'; '.join(found)}", MISTAKE)
    return dict(configuration)


if __name__ == "__main__":
    main(sys.argv[1:])
