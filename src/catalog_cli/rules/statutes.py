"""Statutory deadlines that the time limit of an item certainly does not keep."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from catalog_cli.facts.bodies import body_of_catalogue, body_of_item
from catalog_cli.facts.deadlines import (
    StatutoryDeadline,
    body_meant,
    general_deadline,
    may_have_deadline,
    statutory_deadlines,
    statutory_deadlines_about,
    surely_bind,
)
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Clause, ClauseKind, Period, TimeUnit
from catalog_cli.model.run import Run
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.clauses import counts_from_making, surely_longer

_SAYS_NOT_WHEN = frozenset({ClauseKind.STANDING, ClauseKind.DISPLAY})
"""Kinds that say how long something stays published, not when it is."""
_LEAST = frozenset({ClauseKind.DISPLAY, ClauseKind.BEFORE})
"""Kinds of which the law sets a least time."""
_BROKEN_BY = {
    ClauseKind.AFTER: {ClauseKind.AFTER},
    ClauseKind.YEARLY: {ClauseKind.YEARLY},
    ClauseKind.PERIODIC: {ClauseKind.PERIODIC, ClauseKind.YEARLY},
    ClauseKind.DISPLAY: {ClauseKind.DISPLAY},
    ClauseKind.BEFORE: {ClauseKind.BEFORE},
}
"""The kinds of clauses that can break a time of each kind that the law sets."""
_LAST_MONTH = "12"
_VERB = len("签订")
"""Length of the verb that ends an event's name and distinguishes it: 采购合同签订."""
_EVENTS = lazy_regex("、|或者")
_SAME_EVENT = {"作出": ("作出", "做出", "决定"), "决定": ("作出", "做出", "决定")}
"""Verbs that are said of one event: 作出处罚决定后, 处罚决定作出之日."""
_LONGEST_LAST = tuple(Period)


class Breach(Struct, frozen=True):
    """Deadlines, any of which would do, that a clause certainly breaks; `is_short`: it falls short of a least time."""

    deadlines: tuple[StatutoryDeadline, ...]
    clause: Clause
    is_short: bool

    @property
    def is_disputed(self) -> bool:
        """Whether other sources allow what the clause does: the general 20 working days."""
        return all(each.is_disputed for each in self.deadlines) and not exceeds_general_limit(self.clause)


class _Broken(Struct, frozen=True):
    """A deadline that a time limit breaks for an item that it is about, by its first clause that does."""

    deadline: StatutoryDeadline
    clause: Clause
    is_short: bool


def breaches(item: Item, settings: Settings, run: Run, *, usual: bool = False) -> Iterator[Breach]:
    """Yield what an item's time limit breaks for certain: whatever the body may be, by any source that applies.

    With `usual`, these are the times that the law only calls usual (一般), without it all others.
    """
    if not item.time_limit or item.not_applicable:
        return
    # most limits are of no kind that could break one, which is known of each, and most items of no topic that has one
    kinds = _comparable_kinds(item.time_limit)
    if not _any_comparable(kinds, usual=usual) or not may_have_deadline(item):
        return
    about = statutory_deadlines_about(item, _named_by_clauses(item.time_limit))
    about = tuple(each for each in about if each.is_usual is usual)
    broken = tuple(_broken(item.time_limit, kinds, about))
    if not broken:
        return
    body = body_meant(item, body_of_item(item, settings))
    groups: dict[object, list[StatutoryDeadline]] = {}
    for deadline in about:
        if deadline.may_bind(body) and deadline.is_in_force(run):
            # of sources that set different limits for one thing, any may be kept
            groups.setdefault(deadline.either or deadline.match, []).append(deadline)
    for group in groups.values():
        for is_short in (False, True):
            found = [each for each in broken if each.is_short is is_short and each.deadline in group]
            if found and _breaks_all(found, group) and surely_bind(tuple(group), body):
                yield Breach(tuple(group), found[0].clause, is_short)


def _breaks_all(found: Sequence[_Broken], group: Sequence[StatutoryDeadline]) -> bool:
    """Return whether all deadlines of a group are broken, but for those that count from another event."""
    clause = found[0].clause
    elsewhere = clause.kind is ClauseKind.AFTER and sum(not _same_event(clause, deadline) for deadline in group)
    return len(found) == len(group) - elsewhere


def exceeds_general_limit(clause: Clause) -> bool:
    """Return whether a clause leaves more time than the general rule, from whatever event it counts."""
    most = general_deadline()
    return clause.kind is ClauseKind.AFTER and _takes_longer(clause, most.number or 0, most.unit or TimeUnit.DAY)


@lru_cache(maxsize=16384)
def clauses_above_general_limit(time_limit: str) -> tuple[Clause, ...]:
    """Return the clauses that count from the making of the information and leave more time than the general rule."""
    return tuple(
        each
        for each in parse_time_limit(time_limit).clauses
        if exceeds_general_limit(each) and counts_from_making(each)
    )


def allows_more_time(item: Item, settings: Settings, run: Run) -> bool:
    """Return whether an item's time limit surely allows more time than a law that sets one, or the general rule."""
    if not item.time_limit or item.not_applicable:
        return False
    if clauses_above_general_limit(item.time_limit) and general_deadline().may_bind(body_of_catalogue(settings)):
        return True
    return any(not breach.is_short and not breach.is_disputed for breach in breaches(item, settings, run))


def demanded_time(deadline: StatutoryDeadline) -> str:
    """Put the time that a law sets into the words of a catalogue: 采购合同签订之日起2个工作日内."""
    return _DEMANDS[deadline.kind](deadline)


def demand(deadline: StatutoryDeadline) -> str:
    """Put what a law asks into the words of a catalogue: 采购合同签订之日起2个工作日内（《…》第五十条第一款）."""
    return f"{demanded_time(deadline)}（{deadline.source}）"


@lru_cache(maxsize=16384)
def _comparable_kinds(time_limit: str) -> frozenset[ClauseKind]:
    """Return the kinds of the clauses that may break a deadline.

    A limit that gives way to other law (另有规定的，从其规定) breaks none.
    """
    limit = parse_time_limit(time_limit)
    return frozenset() if limit.exception else frozenset(clause.kind for clause in limit.clauses)


@lru_cache(maxsize=4096)
def _named_by_clauses(time_limit: str) -> str:
    return "、".join(
        each for clause in parse_time_limit(time_limit).clauses for each in (clause.subject, clause.trigger)
    )


def _broken(time_limit: str, kinds: frozenset[ClauseKind], deadlines: Iterable[StatutoryDeadline]) -> Iterator[_Broken]:
    """Yield those of some deadlines that a printed time limit breaks."""
    clauses = parse_time_limit(time_limit).clauses
    say_when = [clause for clause in clauses if clause.kind not in _SAYS_NOT_WHEN]
    on_show = [clause for clause in clauses if clause.kind is ClauseKind.DISPLAY]
    ahead = [clause for clause in clauses if clause.kind is ClauseKind.BEFORE]
    for deadline in deadlines:
        if not _is_comparable(kinds, deadline):
            continue
        if deadline.kind not in _LEAST and (first := _first_if_all(say_when, deadline, _is_late)):
            yield _Broken(deadline, first, is_short=False)
        shortest = ahead if deadline.kind is ClauseKind.BEFORE else on_show
        if (deadline.kind in _LEAST or deadline.also_shown) and (first := _first_if_all(shortest, deadline, _is_short)):
            yield _Broken(deadline, first, is_short=True)


@cache
def _any_comparable(kinds: frozenset[ClauseKind], *, usual: bool) -> bool:
    """Return whether clauses of these kinds may break any deadline; most limits are of one kind."""
    return any(each.is_usual is usual and _is_comparable(kinds, each) for each in statutory_deadlines())


def _is_comparable(kinds: frozenset[ClauseKind], deadline: StatutoryDeadline) -> bool:
    return not kinds.isdisjoint(_BROKEN_BY[deadline.kind]) or (
        deadline.also_shown is not None and ClauseKind.DISPLAY in kinds
    )


def _first_if_all(
    clauses: Sequence[Clause], deadline: StatutoryDeadline, breaks: Callable[[Clause, StatutoryDeadline], bool]
) -> Clause | None:
    """Return the first of those clauses that count if all of them break a deadline."""
    if len(clauses) == 1:
        return clauses[0] if breaks(clauses[0], deadline) else None
    if not any(breaks(clause, deadline) for clause in clauses):
        return None
    # a clause that names the topic is the one that counts
    counted = [clause for clause in clauses if _speaks_of(clause, deadline)] or clauses
    return counted[0] if all(breaks(clause, deadline) for clause in counted) else None


def _speaks_of(clause: Clause, deadline: StatutoryDeadline) -> bool:
    words = clause.subject + clause.trigger
    return any(word in words for word in deadline.match)


def _is_late(clause: Clause, deadline: StatutoryDeadline) -> bool:
    if deadline.date:
        return clause.kind is ClauseKind.YEARLY and clause.date is not None and _is_later(clause, deadline.date)
    if deadline.period:
        return _is_rarer(clause, deadline.period)
    return _takes_longer(clause, deadline.number or 0, deadline.unit or TimeUnit.DAY) and _same_event(clause, deadline)


def _is_short(clause: Clause, deadline: StatutoryDeadline) -> bool:
    least = deadline.also_shown or deadline.number
    if least is None or deadline.unit is None or clause.number is None or clause.unit is None:
        return False
    return surely_longer(least, deadline.unit, clause.number, clause.unit)


def _is_later(clause: Clause, day: str) -> bool:
    """Return whether a yearly report is late; one in December may be about the year that is ending."""
    date = clause.date or ""
    return date > day and (not date.startswith(_LAST_MONTH) or "上一年" in clause.text or "上年" in clause.text)


def _is_rarer(clause: Clause, period: Period) -> bool:
    """Return whether something recurs less often than once in every period; a day of every year is once a year."""
    own = Period.YEAR if clause.kind is ClauseKind.YEARLY else clause.period
    return own is not None and _LONGEST_LAST.index(own) > _LONGEST_LAST.index(period)


def _takes_longer(clause: Clause, within: int, unit: TimeUnit) -> bool:
    if clause.kind is not ClauseKind.AFTER or clause.number is None or clause.unit is None:
        return False
    return surely_longer(clause.number, clause.unit, within, unit)


def _same_event(clause: Clause, deadline: StatutoryDeadline) -> bool:
    """Return whether both times count from the same event, which most often makes the information."""
    if counts_from_making(clause):
        return True
    event = deadline.event.removesuffix("之日起").removesuffix("后")
    verbs = [each[-_VERB:] for each in _EVENTS.split(event)]
    return any(word in clause.trigger for verb in verbs for word in _SAME_EVENT.get(verb, (verb,)))


def _after(deadline: StatutoryDeadline) -> str:
    since = deadline.event if deadline.event.endswith(("之日起", "后")) else f"{deadline.event}后"
    shown = f"，公示不少于{_amount(deadline.also_shown, deadline.unit)}" if deadline.also_shown else ""
    return f"{since}{_amount(deadline.number, deadline.unit)}内{shown}"


def _yearly(deadline: StatutoryDeadline) -> str:
    month, _, day = (deadline.date or "").partition("-")
    return f"每年{int(month)}月{int(day)}日前"


def _amount(number: int | None, unit: TimeUnit | None) -> str:
    return f"{number}{_UNITS[unit or TimeUnit.DAY]}"


_UNITS = {
    TimeUnit.WORKING_DAY: "个工作日",
    TimeUnit.DAY: "日",
    TimeUnit.MONTH: "个月",
    TimeUnit.HOUR: "小时",
}
_PERIODS = {Period.MONTH: "每月", Period.QUARTER: "每季度", Period.YEAR: "每年"}
_DEMANDS: Mapping[ClauseKind, Callable[[StatutoryDeadline], str]] = {
    ClauseKind.AFTER: _after,
    ClauseKind.YEARLY: _yearly,
    ClauseKind.BEFORE: lambda each: f"{each.event}{_amount(each.number, each.unit)}前",
    ClauseKind.DISPLAY: lambda each: f"公示不少于{_amount(each.number, each.unit)}",
    ClauseKind.PERIODIC: lambda each: f"{_PERIODS[each.period or Period.YEAR]}至少一次",
}
