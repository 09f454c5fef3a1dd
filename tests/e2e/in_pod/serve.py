"""Runs in a pod: does one deed for each line of JSON, and answers with one line."""

import json
import sys

from tests.e2e.in_pod import deeds


def answer(line: str) -> dict[str, object]:
    request = json.loads(line)
    try:
        deed = getattr(deeds, request["deed"])
        return {"value": deed(*request["arguments"], **request["options"])}
    except Exception as error:  # noqa: BLE001 (the test is told of it)
        return {"error": f"{type(error).__name__}: {error}"}


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(answer(line)), flush=True)


if __name__ == "__main__":
    main()
