"""The duties of disclosure: what 条例 第二十条 and 第二十一条 require every government to publish."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from catalog_cli.facts.yaml_data import read_records

_LEVELS = {"设区的市": "市"}
"""The law's words for a level of government, where `catalog.yaml` has another."""


class Duty(Struct, frozen=True, kw_only=True):
    """A kind of information that must be disclosed.

    `article` is its place in 《中华人民共和国政府信息公开条例》（国务院令第711号）, `words` the law's own, shortened.
    `match` are words that show an item covers it; where there are none, only a person can say. `levels` are those of
    the governments that it binds, as `catalog.yaml` names them; empty for all.
    """

    id: str
    article: str
    words: str
    match: tuple[str, ...]
    levels: frozenset[str] = frozenset()


def duties_at(level: str) -> tuple[Duty, ...]:
    """Return the duties of a government of a level (省, 市, 县, 乡), in the law's order.

    Where the level is not known (""), these are the duties that all governments have (第二十条).
    """
    return tuple(duty for duty in _all() if not duty.levels or level in duty.levels)


@cache
def _all() -> tuple[Duty, ...]:
    return tuple(map(_duty, read_records("duties.yaml")))


def _duty(record: Mapping[str, Any]) -> Duty:
    return Duty(
        id=record["id"],
        article=record["article"],
        words=record["duty"],
        match=tuple(record["match"]),
        levels=frozenset(_LEVELS.get(level, level) for level in record.get("level", ())),
    )
