"""Of right citations, checked by hand against the published texts, no rule of the family law says anything."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.rules.registry import all_rules
from conftest import FACTS, RUN

ON_DAY = replace(RUN, today=date(2026, 6, 1))
"""A day on which no change of these laws is near."""
RIGHT = (Path(__file__).parent / "data/right_citations.txt").read_text(encoding="utf-8").splitlines()


def findings(text: str) -> Iterator[str]:
    item = Item(id="a", category="a", name="a", content="a", basis=(text,))
    for rule in all_rules():
        if rule.family == "law" and not rule.pedantic:
            for name, subject in (("check_text", text), ("check_item", item)):
                if rule.has(name):
                    yield from (
                        rule.name for _ in rule.function(name, settings=Settings(), facts=FACTS, run=ON_DAY)(subject)
                    )


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len(set(RIGHT)) == len(RIGHT) >= 70


@pytest.mark.parametrize("text", RIGHT)
def test_right_citation_has_no_finding(text: str) -> None:
    assert list(findings(text)) == []
