"""Duties of disclosure are those of the law's two articles, for the bodies that they bind."""

from collections import Counter

import pytest

from catalog_cli.facts.bodies import BodyKind, PublicBody
from catalog_cli.facts.duties import Duty, duties, institution_rules


def binding(kind: str, level: str) -> list[Duty]:
    body = PublicBody(frozenset({BodyKind(kind)}), frozenset(level))
    return [duty for duty in duties() if duty.binds(body)]


def test_each_part_of_an_item_is_a_topic_of_its_own() -> None:
    articles = Counter(duty.article for duty in duties())
    assert len([article for article in articles if article.startswith("第二十条")]) == 15
    assert articles["第二十条第（二）项"] == 6
    assert articles["第二十条第（十一）项"] == 5
    assert articles["第二十一条"] == 7 + 8


@pytest.mark.parametrize(
    ("kind", "level", "topics"),
    [("government", "省", 0), ("government", "市", 7), ("department", "县", 7), ("township", "乡", 8)],
)
def test_article_21_binds_cities_and_counties_and_townships(kind: str, level: str, topics: int) -> None:
    assert sum(duty.article == "第二十一条" for duty in binding(kind, level)) == topics


@pytest.mark.parametrize("kind", ["unit", "grassroots", "enterprise"])
def test_what_is_no_administrative_organ_is_not_bound(kind: str) -> None:
    assert binding(kind, "县") == []


def test_rules_of_the_government_are_asked_of_a_city_and_not_of_a_county() -> None:
    assert "规章" in [duty.topic for duty in binding("government", "市")]
    assert "规章" not in [duty.topic for duty in binding("government", "县")]


def test_only_what_other_law_demands_has_no_words() -> None:
    assert [duty.article for duty in duties() if not duty.match] == ["第二十条第（十五）项"]


def test_institutions_have_lists_of_their_ministries() -> None:
    assert ("教育", "高等学校信息公开办法", "教育部令第29号") in [
        (each.field, each.title, each.number) for each in institution_rules()
    ]
