"""A duty is covered by the items that a person would name, and its table tells a person and a program the same."""

import pytest

from catalog_cli.facts.duties import duties_at
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from catalog_cli.views.coverage import Coverage, coverage_of, coverage_table
from conftest import ROOT


def item(name: str, content: str = "无", category: str = "其他") -> Item:
    return Item(id=name, name=name, content=content, category=category)


def covering(article: str, *items: Item, level: str = "县") -> list[str]:
    catalogue = Catalogue(Settings(jurisdiction={"level": level}), items)
    (found,) = [each for each in coverage_of(catalogue) if each.duty.article == article]
    return [each.name for each in found.items]


def test_a_name_is_better_evidence_than_content_and_content_than_a_category() -> None:
    named = item("重大建设项目批准结果")
    listing = item("投资", content="重大建设项目、民间投资")
    grouped = item("征地", category="重大建设项目")
    article = "第二十条第（十）项"
    assert covering(article, grouped, listing, named) == ["重大建设项目批准结果"]
    assert covering(article, grouped, listing) == ["投资"]
    assert covering(article, grouped) == ["征地"]
    assert covering(article) == []


def test_each_of_a_dutys_words_is_looked_for_by_itself() -> None:
    leaders = item("领导信息", content="负责人姓名、职务")
    body = item("机构信息", content="依据三定方案确定的机关职能，以及机构设置、办公地址等")
    assert covering("第二十条第（二）项", leaders, body) == ["领导信息", "机构信息"]


@pytest.mark.parametrize(
    "content",
    [
        "行政处罚、行政强制的依据",
        "包括行政处罚等信息",
        "（一）行政处罚事项；（二）其他",
        "处罚公示：行政处罚及行政强制",
        "本机关作出的行政处罚",
    ],
)
def test_content_covers_a_duty_by_listing_it(content: str) -> None:
    assert covering("第二十条第（六）项", item("执法", content=content)) == ["执法"]


@pytest.mark.parametrize(
    "content",
    [
        "除行政处罚、行政许可以外的其他事项",
        "执法信息，不包括行政处罚",
        "对行政处罚不服的复议",
        "不涉及行政强制的事项",
        "处罚",
    ],
)
def test_content_that_speaks_of_it_in_passing_or_leaves_it_out_covers_nothing(content: str) -> None:
    assert covering("第二十条第（六）项", item("执法", content=content)) == []


def test_a_name_that_leaves_a_thing_out_does_not_cover_it() -> None:
    assert covering("第二十条第（五）项", item("除行政许可外的其他权力事项")) == []


def test_an_item_that_does_not_apply_covers_the_duty_too() -> None:
    fees = Item(id="a", name="行政事业性收费", content="a", category="a", not_applicable="本单位不收费")
    assert covering("第二十条第（八）项", fees) == ["行政事业性收费"]


def test_duties_of_a_level_are_asked_of_that_level_only() -> None:
    articles = {
        level: [each.duty.id for each in coverage_of(Catalogue(Settings(jurisdiction={"level": level})))][15:]
        for level in ("省", "市", "县", "乡")
    }
    assert articles == {"省": [], "市": ["art21-city"], "县": ["art21-city"], "乡": ["art21-town"]}


def test_what_only_a_person_can_judge_is_neither_covered_nor_open() -> None:
    assert [each.duty.id for each in coverage_of(Catalogue(Settings())) if each.covered is None] == ["art20-15"]


def test_the_bundled_catalogue_covers_what_a_government_office_publishes() -> None:
    found = coverage_of(load_catalogue(Folder(ROOT)).catalogue)
    assert {each.duty.id: [item.name for item in each.items] for each in found if each.covered} == {
        "art20-01": ["政府规章和行政规范性文件"],
        "art20-02": ["领导信息", "机构信息"],
        "art20-07": ["预算、决算"],
        "art20-09": ["政府集中采购项目的实施情况"],
        "art20-14": ["公务员招考", "公务员录用"],
    }


BUDGET = Item(id="yusuan", name="预算", content="预算", category="财政")
FEES = Item(id="shoufei", name="收费项目", content="收费", category="财政", not_applicable="本单位不收费")
_DUTIES = duties_at("")
COVERED = (
    Coverage(_DUTIES[6], (BUDGET,)),
    Coverage(_DUTIES[7], (FEES,)),
    Coverage(_DUTIES[8], ()),
    Coverage(_DUTIES[14], ()),
)


def test_each_duty_is_a_row_and_the_title_counts_those_covered() -> None:
    table = coverage_table(COVERED)
    assert [[cell.text for cell in row][2:] for row in table.rows] == [
        ["yes", "预算"],
        ["yes", "收费项目 (does not apply here)"],
        ["no", ""],
        ["for a person to judge", ""],
    ]
    assert table.title == "2 of 4 duties covered"


def test_only_open_duties_can_be_shown_and_all_are_still_counted() -> None:
    table = coverage_table(COVERED, only_open=True)
    assert [row[1].text for row in table.rows] == ["政府集中采购"]
    assert table.title == "2 of 4 duties covered"


def test_records_tell_covered_open_and_unknown_apart() -> None:
    records = coverage_table(COVERED).records
    assert [record["covered"] for record in records] == [True, True, False, None]
    assert records[0] == {
        "article": "第二十条第（七）项",
        "duty": "财政预算、决算信息",
        "covered": True,
        "items": [{"id": "yusuan", "name": "预算"}],
    }
    assert records[1]["items"] == [{"id": "shoufei", "name": "收费项目", "not_applicable": "本单位不收费"}]
