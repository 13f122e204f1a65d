"""What time a law sets for an item is said with its source, for people and for programs."""

from datetime import date

import pytest

from catalog_cli.facts.bodies import body_of_item
from catalog_cli.facts.deadlines import deadlines_of
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.views.sheet import item_sheet
from catalog_cli.views.statutory import full_item_lines, item_record, statutory_words
from conftest import RUN

TODAY = Run(date(2026, 11, 28))
COUNTY = {"name": "津市市", "level": "县"}


def words(name: str, category: str = "其他", publisher: str = "津市市人民政府办公室") -> list[str]:
    settings = Settings(publishers=(publisher,), jurisdiction=COUNTY)
    item = Item(id="a", category=category, name=name, content="无")
    return [statutory_words(each) for each in deadlines_of(item, body_of_item(item, settings), TODAY)]


DECREE = "《中华人民共和国政府采购法实施条例》第五十条第一款"
TENDERS = "《中华人民共和国招标投标法实施条例》第五十四条第一款"


@pytest.mark.parametrize(
    ("name", "limit", "source"),
    [
        ("政府采购合同", "within 2 working days", f"{DECREE}, counted from 采购合同签订"),
        (
            "征收土地预公告",
            "displayed for at least 10 working days",
            "《中华人民共和国土地管理法实施条例》第二十六条第二款",
        ),
        ("中标候选人公示", "within 3 days, displayed for at least 3 days", f"{TENDERS}, counted from 收到评标报告"),
        ("政府信息公开年度报告", "every year by 31 January", "《中华人民共和国政府信息公开条例》第四十九条第一款"),
        ("饮用水安全状况", "every quarter", "《中华人民共和国生态环境法典》第三百二十六条第二款"),
    ],
)
def test_a_time_is_said_with_its_source(name: str, limit: str, source: str) -> None:
    assert words(name) == [f"{limit} ({source})"]


def test_where_two_sources_set_different_limits_both_are_named() -> None:
    assert [each.partition("(")[0].strip() for each in words("食品行政处罚决定")] == [
        "within 7 working days",
        "within 20 working days",
    ]


def test_a_publisher_of_unknown_kind_is_told_both_days_of_the_annual_report() -> None:
    days = [each.partition("(")[0].strip() for each in words("政府信息公开工作年度报告", publisher="本机关")]
    assert days == ["every year by 31 January", "every year by 31 March"]


def test_an_item_without_a_time_of_its_own_says_nothing_of_it() -> None:
    item = Item(id="a", category="a", name="政府公报", content="a")
    assert words("政府公报") == []
    assert "statutory" not in item_record(item, ())
    assert "statutory" not in [row[0].text for row in full_item_lines(item, ()).rows]


def test_people_and_programs_are_told_the_same() -> None:
    item = Item(id="a", category="政府采购", name="采购合同", content="a", time_limit="20个工作日内")
    deadlines = deadlines_of(item, body_of_item(item, Settings()), RUN)
    source = "《中华人民共和国政府采购法实施条例》第五十条第一款"
    (limit,) = [row[1].text for row in item_sheet(item, None, deadlines).rows if "20个工作日内" in row[1].text]
    assert f"By law: within 2 working days ({source}" in limit
    assert item_record(item, deadlines)["statutory"] == [
        {
            "topic": "政府采购合同",
            "kind": "after",
            "number": 2,
            "unit": "working_day",
            "event": "采购合同签订之日起",
            "source": source,
        }
    ]
    assert list(full_item_lines(item, deadlines).rows)[-1][0].text == "statutory"
