"""The duties of disclosure: what 条例 第二十条 and 第二十一条 ask of each kind and level of body, topic by topic."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from catalog_cli.facts import data_mapping
from catalog_cli.facts.bodies import LEVELS, BodyKind, PublicBody

_SEARCHED = ("name", "category", "content")


class Duty(Struct, frozen=True, kw_only=True):
    """A topic that must be disclosed.

    `article` is its place in 《中华人民共和国政府信息公开条例》（国务院令第711号）, `topic` the law's own words,
    shortened. One of `match` must stand in one of `fields`, and one of `needs`, where there are any, in the same item;
    where there is no `match`, only a person can say. `excluded` make a match void in whose element they stand. `task`
    marks what only a body with that task can have.
    """

    id: str
    article: str
    topic: str
    kinds: frozenset[BodyKind]
    levels: frozenset[str]
    match: tuple[str, ...]
    needs: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    fields: tuple[str, ...] = _SEARCHED
    task: bool = False

    def binds(self, body: PublicBody) -> bool:
        """Return whether the duty may be this body's: it binds one of its kinds, and all of its levels."""
        return not self.kinds.isdisjoint(body.kinds) and self.levels >= body.levels


class InstitutionRules(Struct, frozen=True):
    """A list of topics that a ministry has made for institutions of its field (条例 第五十五条)."""

    field: str
    title: str
    number: str


@cache
def duties() -> tuple[Duty, ...]:
    """Return all duties, in the law's order."""
    return tuple(map(_duty, data_mapping("duties.yaml")["duties"]))


@cache
def institution_rules() -> tuple[InstitutionRules, ...]:
    """Return the rules of ministries for public institutions, the frame of the State Council's office first."""
    data = data_mapping("duties.yaml")["institutions"]
    lists = [{"field": "", **data["frame"]}, *data["lists"]]
    return tuple(
        InstitutionRules(each["field"], each["title"].strip("《》"), each.get("number") or "")
        for each in lists
        if each.get("title")
    )


def _duty(record: Mapping[str, Any]) -> Duty:
    binds = record["binds"]
    return Duty(
        id=record["id"],
        article=record["article"],
        topic=record["topic"],
        kinds=frozenset(map(BodyKind, binds["kinds"])),
        levels=frozenset(binds.get("levels", LEVELS)),
        match=tuple(record["match"]),
        needs=tuple(record.get("needs", ())),
        excluded=tuple(record.get("not", ())),
        fields=tuple(record.get("in", _SEARCHED)),
        task=record.get("task", False),
    )
