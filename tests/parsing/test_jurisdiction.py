"""A place is read as people write it, and its level is only said where the name tells it."""

import pytest

from catalog_cli.parsing.jurisdiction import jurisdiction_from


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("湖南省/常德市/津市市", "县"),
        ("湖南省 常德市", "市"),
        ("湖南省、常德市、武陵区", "县"),
        ("湖南省", "省"),
        ("广西壮族自治区", "省"),
        ("重庆市", "省"),
        ("重庆市/渝中区", "县"),
        ("内蒙古自治区/锡林郭勒盟/锡林浩特市", "县"),
        ("湖南省/湘西土家族苗族自治州", "市"),
        ("津市市/新洲镇", "乡"),
        ("津市市", None),
    ],
)
def test_the_level_is_told_by_the_name_and_the_places_above(text: str, level: str | None) -> None:
    found = jurisdiction_from(text) or {}
    assert found.get("level") == level


def test_the_last_place_is_the_name_and_the_others_are_above_it() -> None:
    assert jurisdiction_from("湖南省/常德市/津市市") == {
        "name": "津市市",
        "level": "县",
        "within": ["湖南省", "常德市"],
    }
    assert jurisdiction_from(" ") is None
