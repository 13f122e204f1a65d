"""Which item another one is published with, where only the words of its link cell say so."""

import re
from collections.abc import Mapping, Sequence

from catalog_cli.model.item import Value

_TOGETHER = re.compile("一起|一并|合并|统一公开|并入|一同|随同|同时公开")
_TARGET = re.compile(
    r"(?:.*?)(?:在|同|与|和|跟|随同?|见|并入|纳入)(?P<target>[^，。；]+?)(?:中|里|内|时)?"
    r"(?:一起|一并|一同|合并|统一|同时)?(?:公开|公布|发布|公示)"
)
_GENERAL = re.compile("信息|情况|公开|公布|内容|报表|表|栏目|事项|[^\u4e00-\u9fff]")


def partners(rows: Sequence[Mapping[str, Value]]) -> tuple[int | None, ...]:
    """Give, for each item's values, the place of the one that its note says it is published with; None otherwise.

    Only an item of the same category with a page of its own can be it, and only where exactly one fits.
    """
    pages: dict[Value, list[int]] = {}
    for place, values in enumerate(rows):
        if "link" in values:
            pages.setdefault(values.get("category"), []).append(place)
    return tuple(_partner(values, rows, pages.get(values.get("category"), [])) for values in rows)


def _partner(values: Mapping[str, Value], rows: Sequence[Mapping[str, Value]], pages: list[int]) -> int | None:
    note = str(values.get("link_note", ""))
    if "link" in values or "published_with" in values or not _TOGETHER.search(note):
        return None
    target = _target(note)
    fitting = [place for place in pages if target and set(target) <= set(str(rows[place].get("name")))]
    return fitting[0] if len(fitting) == 1 else None


def _target(note: str) -> str:
    """Give the characters of the other's name that a note holds: 预决算 of 在预决算表中一起公开."""
    found = _TARGET.match(note.replace("一并在", "在").replace("一起在", "在"))
    return _GENERAL.sub("", found["target"]) if found else ""
