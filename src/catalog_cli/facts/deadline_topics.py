"""Decide which statutory deadlines an item falls under, by its words."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from catalog_cli.facts.deadlines import StatutoryDeadline, statutory_deadlines
from catalog_cli.model.item import Item
from catalog_cli.model.public_body import ORGANS, BodyKind, PublicBody
from catalog_cli.model.run import Run
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.listing import core, things_listed

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
    return any(map(_has_word, (item.name, item.content, item.category, item.time_limit or "")))


def statutory_deadlines_about(item: Item, clause_words: str = "") -> tuple[StatutoryDeadline, ...]:
    """Return the deadlines whose topic an item is about, whoever is bound and since when.

    It is about what its name ends with; about what its content lists where its name is of that field: 政府采购 that
    lists 采购合同 is, 重大建设项目 that does so is not; and about its category where the name adds nothing to it, as
    公告 does below 采购结果. `clause_words`, those of clauses of its time limit, count as content.
    """
    name, category = _squeezed(item.name), _squeezed(item.category)
    content = _squeezed(item.content)
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


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _adds_nothing(name: str, category: str) -> bool:
    """Return whether a name says no more than its category: 公告, 2025年度 or 合同公告 below 采购合同."""
    return _GENERAL.sub("", name) in category


def _fits(deadline: StatutoryDeadline, found: Mapping[str, frozenset[str]], title: str) -> bool:
    told = {key for key in deadline.fields if not found[key].isdisjoint(deadline.match)}
    # where the law lets another law prevail, only an item that is about nothing else is surely meant
    if deadline.gives_way:
        return "name" in told
    return bool(told - {"content"}) or ("content" in told and any(pair in title for pair in _pairs(deadline.match)))


def _is_meant(deadline: StatutoryDeadline, item: Item, text: str) -> bool:
    """Return whether what must stand beside is there, and nothing that excludes the topic."""
    if any(map(text.__contains__, deadline.excluded)):
        return False
    return not deadline.needs or any(map(_whole_text(item).__contains__, deadline.needs))


def _whole_text(item: Item) -> str:
    texts = (item.name, item.category, item.content, *item.basis, item.time_limit or "", *item.responsible)
    return _squeezed("\n".join((*texts, item.publisher or "")))


@lru_cache(maxsize=16384)
def _listed(text: str) -> frozenset[str]:
    """Return the words of all deadlines that a text lists; most texts hold none of them at all."""
    if not _has_word(text):
        return frozenset()
    return things_listed(text, [word for hint, word in _words() if hint in text])


@lru_cache(maxsize=16384)
def _has_word(text: str) -> bool:
    return bool(_hints().search(_squeezed(text)))


@cache
def _hints() -> re.Pattern[str]:
    """Return an expression that finds what every spelling of a word holds, in one pass over a text."""
    return re.compile("|".join(sorted({re.escape(hint) for hint, _ in _words()}, key=len)))


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Return the words of all deadlines, each after what every spelling of it holds."""
    words = dict.fromkeys(word for deadline in statutory_deadlines() for word in deadline.match)
    return tuple((core(word), word) for word in words)


@cache
def _with_words(words: frozenset[str]) -> tuple[StatutoryDeadline, ...]:
    return tuple(each for each in statutory_deadlines() if not words.isdisjoint(each.match))


@cache
def _pairs(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(first + second for word in words for first, second in pairwise(word)) - _OF_ALL
