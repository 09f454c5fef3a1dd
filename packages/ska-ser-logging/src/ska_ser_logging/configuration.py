"""The logging of a whole program."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from ska_ser_logging.line import get_default_formatter
from ska_ser_logging.merging import merged

_FORMATTER = "default"
_TAGS = "tags"

_DEFAULT: Mapping[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {_FORMATTER: {"()": get_default_formatter, "tags": False}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": _FORMATTER,
            "stream": "ext://sys.stdout",
        }
    },
    "root": {"level": "INFO", "handlers": ["console"]},
}


def configure_logging(
    level: int | str | None = None,
    tags_filter: type[logging.Filter] | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> None:
    """Send all logging of this process to stdout, one SKA line per record.

    For programs only, at their start: it replaces the handlers of the root logger.

    Args:
        level: lowest level that the root logger lets through, a number or a name such as
            ``"INFO"``; INFO unless given or overridden.
        tags_filter: a class derived from ``logging.Filter`` that is made without arguments. It
            gets each record that a handler of the configuration writes, and must set its
            ``tags``: comma-separated ``name:value``, such as ``tango-device:test/motor/1``.
            Without it the field of the tags is empty.
        overrides: changes to the configuration, in the form of ``logging.config.dictConfig``.
            Mappings are merged at every depth, None removes a key. ``level`` and ``tags_filter``
            are applied afterwards. The formatter is called ``default``, the handler ``console``.

    Raises:
        TypeError: an argument is not what it has to be.
        ValueError: ``level`` is not the name of a level, or ``overrides`` make a configuration
            that Python's logging refuses.
    """
    _check_level(level)
    _check_filter(tags_filter)
    _check_overrides(overrides)
    # Costs more than all the rest of logging, which those who only format do not need.
    from logging.config import dictConfig

    try:
        dictConfig(_configuration(level, tags_filter, overrides or {}))
    except (ValueError, TypeError, AttributeError, ImportError) as error:
        why = f"{error}: {error.__cause__}" if error.__cause__ else str(error)
        raise ValueError(
            f"logging cannot be configured with these overrides and tags_filter: {why}"
        ) from error


def _configuration(
    level: int | str | None,
    tags_filter: type[logging.Filter] | None,
    overrides: Mapping[str, Any],
) -> dict[str, Any]:
    configuration = merged(_DEFAULT, overrides)
    if level is not None:
        configuration["root"] = {**configuration.get("root", {}), "level": level}
    if tags_filter is not None:
        configuration = merged(configuration, _tagging(configuration, tags_filter))
    return configuration


def _tagging(configuration: dict[str, Any], tags_filter: type[logging.Filter]) -> dict[str, Any]:
    """Return the changes that give every line of ``configuration`` its tags."""
    changes: dict[str, Any] = {
        "filters": {_TAGS: {"()": tags_filter}},
        "handlers": {
            name: {"filters": [*handler.get("filters", []), _TAGS]}
            for name, handler in configuration.get("handlers", {}).items()
        },
    }
    formatter = configuration.get("formatters", {}).get(_FORMATTER, {})
    # An override may have put something in its place that knows no tags, or knows its own.
    if formatter.get("()") is get_default_formatter:
        changes["formatters"] = {_FORMATTER: {"tags": True}}
    return changes


def _check_level(level: int | str | None) -> None:
    if level is None:
        return
    if isinstance(level, bool) or not isinstance(level, int | str):
        raise TypeError(f"level must be a number or the name of a level, got {level!r}")
    known = isinstance(level, int) or isinstance(logging.getLevelName(level), int)
    if not known:
        raise ValueError(
            f"{level!r} is no level of logging; "
            "write DEBUG, INFO, WARNING, ERROR, CRITICAL or a number"
        )


def _check_filter(tags_filter: type[logging.Filter] | None) -> None:
    if tags_filter is None:
        return
    if not (isinstance(tags_filter, type) and issubclass(tags_filter, logging.Filter)):
        raise TypeError(
            f"tags_filter must be a class derived from logging.Filter, got {tags_filter!r}"
        )


def _check_overrides(overrides: Mapping[str, Any] | None) -> None:
    if not isinstance(overrides, Mapping | None):
        raise TypeError(
            "overrides must be a mapping in the form of logging.config.dictConfig, "
            f"got {overrides!r}"
        )
