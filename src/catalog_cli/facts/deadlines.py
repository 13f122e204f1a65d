"""Statutory deadlines for publishing kinds of information, and which of them an item falls under."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.facts import data_records
from catalog_cli.facts.bodies import LEVELS, ORGANS, BodyKind, PublicBody
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import ClauseKind, Period, TimeUnit
from catalog_cli.model.run import Run
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.characters import within_marks
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.listing import core, things_listed
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
    otherwise, `is_disputed` what other sources set otherwise, up to the general limit. `kinds` and `levels` are those
    of the bodies that are bound, `first` and `last` the days in force.
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
    is_disputed: bool = False

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
    return tuple(each for record in data_records("statutory_deadlines.yaml") for each in _deadlines(record))


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
        is_disputed="disputed" in record,
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
    return f"《{within_marks(source['document'])}》{number}{place}"


def _day(day: object) -> dt.date | None:
    return day if isinstance(day, dt.date) else dt.date.fromisoformat(day) if isinstance(day, str) else None


_OF_ALL = frozenset(
    {"政府", "信息", "公开", "工作", "年度", "部门", "单位", "公告"}
    | {"公示", "结果", "决定", "方案", "草案", "报告", "行政", "财政"}
)
"""Words that stand in the names of items of every kind."""
_GENERAL = lazy_regex(r"\d{4}年?度?|公开|信息|情况|材料|公告|公示|结果|内容|事项|报表|年度|[表书]$")
"""What the name of an item may hold and say nothing of its topic."""
_GOVERNMENTS = lazy_regex(r"(?:人民|本级|[省市县区州旗])政府(?!办|各?部门|信息公开条例)", needs="府")
"""Words that make an annual report that of a government, whichever office publishes it."""


def deadlines_of(item: Item, body: PublicBody, run: Run) -> tuple[StatutoryDeadline, ...]:
    """Return the deadlines that a law sets for an item of a body on the day of a run; the general rule is none."""
    about = statutory_deadlines_about(item)
    meant = body_meant(item, body) if about else body
    return tuple(each for each in about if each.may_bind(meant) and each.is_in_force(run))


def may_have_deadline(item: Item) -> bool:
    """Return whether any text of an item has a word of a topic, which few have; the rest need no closer look."""
    text = unspaced("、".join((item.name, item.content, item.category, item.time_limit or "")))
    return bool(_hints().search(text))


def statutory_deadlines_about(item: Item, clause_words: str = "") -> tuple[StatutoryDeadline, ...]:
    """Return the deadlines whose topic an item is about, whoever is bound and since when.

    It is about what its name ends with; about what its content lists where its name is of that field: 政府采购 that
    lists 采购合同 is, 重大建设项目 that does so is not; and about its category where the name adds nothing to it, as
    公告 does below 采购结果. `clause_words`, those of clauses of its time limit, count as content.
    """
    name, category = unspaced(item.name), unspaced(item.category)
    content = unspaced(item.content)
    named, listed = _listed(name), _listed(content) | _listed(clause_words)
    grouped = _listed(category) if _listed(category) and _adds_nothing(name, category) else frozenset()
    if not named and not listed and not grouped:
        return ()
    return tuple(
        deadline
        for deadline in _with_words(named | listed | grouped)
        if _fits(deadline, {"name": named, "content": listed, "category": grouped}, name + category)
        and _is_meant(deadline, item, f"{name}\n{category}\n{content}")
    )


def body_meant(item: Item, body: PublicBody) -> PublicBody:
    """Return what body's information an item is: the annual report of a government is published by its office."""
    if body.kind is BodyKind.DEPARTMENT and any(map(_GOVERNMENTS.search, _spoken(item))):
        return replace(body, kinds=ORGANS)
    return body


def _spoken(item: Item) -> tuple[str, ...]:
    return (item.name, item.content, item.time_limit or "") if "年" in item.name else ()


def _adds_nothing(name: str, category: str) -> bool:
    """Return whether a name says no more than its category: 公告, 2025年度 or 合同公告 below 采购合同."""
    return _GENERAL.sub("", name) in category


def _fits(deadline: StatutoryDeadline, found: Mapping[str, frozenset[str]], title: str) -> bool:
    named = {key for key in deadline.fields if not found[key].isdisjoint(deadline.match)}
    # where the law lets another law prevail, only an item that is about nothing else is surely meant
    if deadline.gives_way:
        return "name" in named
    return bool(named - {"content"}) or ("content" in named and any(pair in title for pair in _pairs(deadline.match)))


def _is_meant(deadline: StatutoryDeadline, item: Item, text: str) -> bool:
    """Return whether what must stand beside is there, and nothing that excludes the topic."""
    if any(map(text.__contains__, deadline.excluded)):
        return False
    return not deadline.needs or any(map(_whole_text(item).__contains__, deadline.needs))


def _whole_text(item: Item) -> str:
    texts = (item.name, item.category, item.content, *item.basis, item.time_limit or "", *item.responsible)
    return unspaced("\n".join((*texts, item.publisher or "")))


@lru_cache(maxsize=16384)
def _listed(text: str) -> frozenset[str]:
    """Return the words of all deadlines that a text lists; most texts hold none of them at all."""
    first = _hints().search(text)
    if not first:
        return frozenset()
    # by the first character: to look for each of all words takes ten times as long
    starting = _words_by_start()
    found = {
        word
        for place, character in enumerate(text[first.start() :], first.start())
        for hint, word in starting.get(character, ())
        if text.startswith(hint, place)
    }
    return things_listed(text, found)


@cache
def _hints() -> re.Pattern[str]:
    """Return an expression that finds what every spelling of a word holds, in one pass over a text."""
    # one branch for each first character, as the engine tries all branches at each place
    branches = {
        start: "|".join(dict.fromkeys(re.escape(hint[1:]) for hint, _ in words))
        for start, words in _words_by_start().items()
    }
    return re.compile("|".join(f"{re.escape(start)}(?:{rest})" for start, rest in branches.items()))


@cache
def _words_by_start() -> Mapping[str, list[tuple[str, str]]]:
    """Return the words of all deadlines, each after what every spelling of it holds, by the first character of that."""
    found = defaultdict[str, list[tuple[str, str]]](list)
    for word in dict.fromkeys(word for deadline in statutory_deadlines() for word in deadline.match):
        hint = core(word)
        found[hint[0]].append((hint, word))
    return dict(found)


@cache
def _with_words(words: frozenset[str]) -> tuple[StatutoryDeadline, ...]:
    return tuple(each for each in statutory_deadlines() if not words.isdisjoint(each.match))


@cache
def _pairs(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(first + second for word in words for first, second in pairwise(word)) - _OF_ALL
