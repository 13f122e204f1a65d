"""Statutory deadlines for publishing kinds of information."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.facts.yaml_data import read_records
from catalog_cli.model.public_body import LEVELS, BodyKind, PublicBody
from catalog_cli.model.run import Run
from catalog_cli.model.time_limit import ClauseKind, Period, TimeUnit
from catalog_cli.parsing.numerals import chinese

_SEARCHED = ("name", "category", "content")
_NUMBERS = ("within", "at_least")
_KINDS = {BodyKind.TOWNSHIP: BodyKind.GOVERNMENT}
"""A township is bound as the government of its level."""


class StatutoryDeadline(Struct, frozen=True, kw_only=True):
    """A time that a law or a State Council document sets for a topic.

    It is of a kind that clauses of time limits have: `number` units after or before an `event`, every year by `date`
    (`MM-DD`), once in every `period`, or on show for at least `number` units. `also_shown` is the least time on show,
    in the same unit, where the law sets one besides. `is_usual` says that the source itself says 一般. `source` names
    the document and the article.

    An item is of this kind if one of `match` stands in one of `fields` and one of `needs`, where there are any,
    anywhere in it, and none of `excluded` in its name, category or content; without `match` it holds in general.
    An item with several deadlines of one `either` is right if it keeps any. `gives_way` marks what another law may set
    otherwise. `kinds` and `levels` are those of the bodies that are bound, `first` and `last` the days in force.
    """

    topic: str
    kind: ClauseKind
    number: int | None = None
    unit: TimeUnit | None = None
    date: str | None = None
    period: Period | None = None
    event: str = ""
    also_shown: int | None = None
    is_usual: bool = False
    kinds: frozenset[BodyKind] = frozenset(BodyKind)
    levels: frozenset[str] = LEVELS
    source: str
    first: dt.date | None = None
    last: dt.date | None = None
    match: tuple[str, ...] = ()
    fields: tuple[str, ...] = _SEARCHED
    needs: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    either: str = ""
    gives_way: bool = False

    def may_bind(self, body: PublicBody) -> bool:
        """Return whether a body may be bound, as far as its kind and level are known."""
        return not self.kinds.isdisjoint(_bound_kinds(body)) and not self.levels.isdisjoint(body.levels)

    def is_in_force(self, run: Run) -> bool:
        """Return whether the source is in force on the day of a run; a day that is not known does not count."""
        if self.last and run.has_passed(self.last):
            return False
        return self.first is None or run.has_passed(self.first - dt.timedelta(days=1))


def surely_bind(deadlines: tuple[StatutoryDeadline, ...], body: PublicBody) -> bool:
    """Return whether one of the deadlines binds a body, whatever it is among the kinds and levels that it may have."""
    return all(
        any(kind in each.kinds and level in each.levels for each in deadlines)
        for kind in _bound_kinds(body)
        for level in body.levels
    )


@cache
def statutory_deadlines() -> tuple[StatutoryDeadline, ...]:
    """Return the deadlines for special kinds of information, each with its source."""
    return tuple(deadline for deadline in _all() if deadline.match)


@cache
def general_deadline() -> StatutoryDeadline:
    """Return what holds where no law sets another time: 20 working days (条例 第二十六条)."""
    return next(deadline for deadline in _all() if not deadline.match)


def _bound_kinds(body: PublicBody) -> frozenset[BodyKind]:
    return frozenset(_KINDS.get(kind, kind) for kind in body.kinds)


@cache
def _all() -> tuple[StatutoryDeadline, ...]:
    return tuple(each for record in read_records("statutory_deadlines.yaml") for each in _deadlines(record))


def _deadlines(record: Mapping[str, Any]) -> Iterator[StatutoryDeadline]:
    """Read a record; what it sets `otherwise` is a deadline of its own, either of which may be kept."""
    rule, binds, days = record["rule"], record.get("binds", {}), record["in_force"]
    first = StatutoryDeadline(
        topic=record["topic"],
        **_rule(rule),
        kinds=frozenset(map(BodyKind, binds.get("kinds", BodyKind))),
        levels=frozenset(binds.get("levels", LEVELS)),
        source=_source(record["source"]),
        first=_day(days["from"]),
        last=_day(days["until"]),
        match=tuple(record["match"]),
        fields=tuple(record.get("in", _SEARCHED)),
        needs=tuple(record.get("needs", ())),
        excluded=tuple(record.get("not", ())),
        either=record.get("either", record["topic"] if "otherwise" in rule else ""),
        gives_way="except" in record,
    )
    yield first
    if "otherwise" in rule:
        yield replace(first, **_rule({"kind": rule["kind"], **rule["otherwise"]}))


def _rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": ClauseKind(rule["kind"]),
        "number": next((rule[key] for key in _NUMBERS if key in rule), None),
        "unit": TimeUnit(rule["unit"]) if "unit" in rule else None,
        "date": rule.get("yearly"),
        "period": Period(rule["every"]) if "every" in rule else None,
        "event": rule.get("after", rule.get("before", "")),
        "also_shown": rule.get("display_at_least"),
        "is_usual": rule.get("general", False),
    }


def _source(source: Mapping[str, Any]) -> str:
    """Write a source as catalogues cite it: by its article, 《…》第十四条第二款, or by its number."""
    number = f"（{source['number']}）" if source.get("number") and "article" not in source else ""
    units = (("article", "第{}条"), ("paragraph", "第{}款"), ("item", "第（{}）项"))
    place = "".join(form.format(chinese(source[key])) for key, form in units if key in source)
    title = source["document"]
    # a title within a title has marks of its own
    title = title.replace("《", "〈").replace("》", "〉")
    return f"《{title}》{number}{place}"


def _day(day: object) -> dt.date | None:
    return day if isinstance(day, dt.date) else dt.date.fromisoformat(day) if isinstance(day, str) else None
