"""Of right time limits, checked by hand against the laws, no rule of the family deadline says anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.rules.registry import all_rules
from conftest import RUN

RIGHT: list[dict[str, str]] = YAML(typ="safe", pure=True).load(
    (Path(__file__).parent / "data/right_deadlines.yaml").read_text(encoding="utf-8")
)


COUNTY = Settings(jurisdiction={"name": "津市市", "level": "县"})
"""Of a county; whether a government or a department publishes, nothing tells."""


def findings(case: dict[str, str]) -> Iterator[str]:
    item = Item(
        id="a",
        category="a",
        name=case.get("name", "a"),
        content=case.get("content", "a"),
        time_limit=case["time_limit"],
    )
    for rule in all_rules():
        if rule.family == "deadline":
            for name, subject in (("check_text", case["time_limit"]), ("check_item", item)):
                if rule.has(name):
                    yield from (rule.name for _ in rule.function(name, settings=COUNTY, run=RUN)(subject))


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len({tuple(case.items()) for case in RIGHT}) == len(RIGHT) >= 70


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: f"{case.get('name', '')} {case['time_limit']}".strip())
def test_right_time_limit_has_no_finding(case: dict[str, str]) -> None:
    assert list(findings(case)) == []
