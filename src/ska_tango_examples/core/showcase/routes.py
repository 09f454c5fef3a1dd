"""A routing table that clients read and extend as JSON."""

import json
from random import Random
from typing import Any

from ska_tango_examples.core.errors import NotAllowed
from ska_tango_examples.core.json_text import BadInput, read_object, shown

MOST_ROUTES = 1000
EXAMPLE = '{"routes": [{"src": {"channel": 7}, "dst": {"port": 3}}]}'


class RoutingTable:
    """Routes from channels to ports, two of them by chance to begin with."""

    def __init__(self, chance: Random) -> None:
        self._routes = [
            {"src": {"channel": chance.randint(0, 100)}, "dst": {"port": chance.randint(0, 20)}},
            {"src": {"channel": chance.randint(100, 500)}, "dst": {"port": chance.randint(0, 30)}},
        ]

    def as_json(self) -> str:
        """Return the table as ``{"routes": [...]}``."""
        return json.dumps({"routes": self._routes})

    def add(self, text: str) -> str:
        """Add the routes of a text such as ``as_json`` returns; return those added, as JSON.

        A route has the objects ``src`` and ``dst``; what they hold is not looked at.

        Raises:
            BadInput: the text is wrong; it says where. No route is added then.
            NotAllowed: the table would hold more than 1000 routes.
        """
        routes = read_object(text, ["routes"], EXAMPLE)["routes"]
        if not isinstance(routes, list):
            raise BadInput(f"routes must be a list, got {shown(routes)}; write it as {EXAMPLE}")
        for position, route in enumerate(routes):
            _check(route, f"routes[{position}]")
        if len(self._routes) + len(routes) > MOST_ROUTES:
            raise NotAllowed(
                f"the table holds {len(self._routes)} routes and has room for {MOST_ROUTES}: "
                f"add fewer than {len(routes)}, or call Init to empty it"
            )
        # One reader sees all of them, or none.
        self._routes = [*self._routes, *routes]
        return json.dumps(routes)


def _check(route: Any, where: str) -> None:
    if not isinstance(route, dict):
        raise BadInput(f"{where} must be an object, got {shown(route)}; write it as {EXAMPLE}")
    for end in ("src", "dst"):
        if not isinstance(route.get(end), dict):
            raise BadInput(
                f"{where}.{end} must be an object, got {shown(route.get(end))}; "
                f"write it as {EXAMPLE}"
            )
