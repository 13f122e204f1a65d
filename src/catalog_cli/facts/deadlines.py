"""Statutory deadlines for publishing kinds of information."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from catalog_cli.facts.yaml_data import read_records
from catalog_cli.model.time_limit import TimeUnit


class StatutoryDeadline(Struct, frozen=True, kw_only=True):
    """A deadline that a law or a State Council document sets for a topic.

    Either `within` units from the event `after`, or every year by the day `yearly` (`MM-DD`). `source` names the law
    and the article. `match` are words that mark an item as being of this kind; empty for what holds in general.
    """

    topic: str
    within: int | None = None
    unit: TimeUnit | None = None
    yearly: str | None = None
    after: str = ""
    source: str
    match: tuple[str, ...] = ()


@cache
def statutory_deadlines() -> tuple[StatutoryDeadline, ...]:
    """Return the deadlines for special kinds of information, each with its source."""
    return tuple(deadline for deadline in _all() if deadline.match)


@cache
def general_deadline() -> StatutoryDeadline:
    """Return what holds where no law sets another time: 20 working days (条例 第二十六条)."""
    return next(deadline for deadline in _all() if not deadline.match)


@cache
def _all() -> tuple[StatutoryDeadline, ...]:
    return tuple(map(_deadline, read_records("statutory_deadlines.yaml")))


def _deadline(record: Mapping[str, Any]) -> StatutoryDeadline:
    rule = record["rule"]
    return StatutoryDeadline(
        topic=record["topic"],
        within=rule.get("within"),
        unit=TimeUnit(rule["unit"]) if "unit" in rule else None,
        yearly=rule.get("yearly"),
        after=rule.get("after", ""),
        source=record["source"],
        match=tuple(record["match"]),
    )
