"""The calendar of the notices, and an item with a time limit: what the tests of due days share."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from catalog_cli.due.calendar import Calendar, YearDays
from catalog_cli.due.due_days import DueDays
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run

HERE = Path(__file__).parent
SETTINGS = Settings(title="目录", publishers=("津市市数据局",), jurisdiction={"name": "津市市", "level": "县"})


def table(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((HERE / name).read_text(encoding="utf-8"))


@cache
def notices() -> Calendar:
    """Return the calendar of the three notices; every other year is not announced."""
    return Calendar(
        {
            year: YearDays(frozenset(_off(year, named)), frozenset(_worked(year, named)))
            for year, named in table("notices.yaml").items()
        }
    )


def cases(name: str) -> list[Any]:
    return [pytest.param(*row[:3], id=" ".join(map(str, row))) for row in table(name)]


def item(limit: str, **more: Any) -> Item:
    fields = {"id": "shixiang", "category": "政策文件", "name": "事项", "content": "要点", **more}
    return Item(time_limit=limit, **fields)


def due_on(day: str, calendar: Calendar | None = None) -> DueDays:
    return DueDays(SETTINGS, calendar or notices(), Run(date.fromisoformat(day)))


def _off(year: int, named: Any) -> Iterator[date]:
    for each in named.values():
        first, last = (date.fromisoformat(f"{year}-{day}") for day in each["off"])
        yield from (first + timedelta(days=shift) for shift in range((last - first).days + 1))


def _worked(year: int, named: Any) -> Iterator[date]:
    for each in named.values():
        yield from (date.fromisoformat(f"{year}-{day}") for day in each.get("worked", ()))
