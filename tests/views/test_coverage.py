"""A topic is covered by the items that a person would name, and its table tells a person and a program the same."""

import pytest

from catalog_cli.facts.duties import duties
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from catalog_cli.views.coverage import Coverage, CoverageReport, Evidence, coverage_of, coverage_table
from conftest import ROOT

COUNTY = Settings(body="government", jurisdiction={"level": "县"})


def item(name: str, content: str = "无", category: str = "其他") -> Item:
    return Item(id=name, name=name, content=content, category=category)


def found(topic: str, *items: Item, settings: Settings = COUNTY) -> Coverage:
    topics = coverage_of(Catalogue(settings, items)).topics
    return next(each for each in topics if each.duty.topic == topic)


def covering(topic: str, *items: Item) -> list[str]:
    return [each.item.name for each in found(topic, *items).items]


def open_topics(article: str, *items: Item, settings: Settings = COUNTY) -> list[str]:
    report = coverage_of(Catalogue(settings, items))
    return [each.duty.topic for each in report.topics if each.covered is False and each.duty.article == article]


def test_a_name_is_better_evidence_than_content_and_content_than_a_category() -> None:
    named = item("重大建设项目批准结果")
    listing = item("投资", content="重大建设项目、民间投资")
    grouped = item("征地", category="重大建设项目")
    topic = "重大建设项目的批准"
    assert covering(topic, grouped, listing, named) == ["重大建设项目批准结果"]
    assert covering(topic, grouped, listing) == ["投资"]
    assert covering(topic, grouped) == ["征地"]
    assert covering(topic) == []


def test_one_part_that_is_met_does_not_pass_for_the_whole() -> None:
    land, order = item("土地征收公告"), item("社会治安情况")
    assert open_topics("第二十一条", land, order, item("低保对象")) == ["市政建设", "公共服务", "公益事业", "房屋征收"]
    table = coverage_table(coverage_of(Catalogue(COUNTY, (land, order, item("低保对象")))))
    assert "第二十一条: 3 of 7" in table.title


def test_the_word_by_which_an_item_was_found_is_told() -> None:
    (evidence,) = found("办公地址", item("机构信息", content="机构设置、办公地址等")).items
    assert (evidence.item.name, evidence.words) == ("机构信息", ("办公地址",))


@pytest.mark.parametrize(
    ("topic", "name", "content"),
    [
        ("教育", "法治宣传教育", "法治宣传教育的情况"),
        ("教育", "干部教育", "警示教育、廉政教育"),
        ("联系方式", "投诉举报", "投诉举报联系方式"),
        ("办公地址", "公开指南", "信息公开工作机构的名称、办公地址"),
        ("规章", "规章制度", "本单位的规章制度"),
        ("安全生产的监督检查", "安全生产", "安全生产知识"),
        ("环境保护的监督检查", "营商环境", "营商环境的监督检查"),
        ("政府集中采购", "药品集中采购", "药品集中采购"),
        ("应对情况", "突发公共事件应急预案", "应急预案文本"),
    ],
)
def test_words_that_only_look_like_the_topic_cover_nothing(topic: str, name: str, content: str) -> None:
    city = Settings(body="government", jurisdiction={"level": "市"})
    assert found(topic, item(name, content=content), settings=city).covered is False


@pytest.mark.parametrize(
    ("topic", "name", "content"),
    [
        ("教育", "学校", "义务教育、法治宣传教育"),
        ("联系方式", "机构", "投诉电话；联系方式"),
        ("安全生产的监督检查", "安全生产", "安全生产执法检查情况"),
        ("政府集中采购", "采购", "政府采购"),
        ("负责人姓名", "领导信息", "姓名、职务"),
        ("应对情况", "应急管理", "突发公共事件的应急预案、预警信息及应对情况"),
    ],
)
def test_a_whole_word_covers_its_topic(topic: str, name: str, content: str) -> None:
    assert found(topic, item(name, content=content)).covered


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
def test_content_covers_a_topic_by_listing_it(content: str) -> None:
    assert covering("行政处罚", item("执法", content=content)) == ["执法"]


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
    assert covering("行政处罚", item("执法", content=content)) == []


def test_a_name_that_leaves_a_thing_out_does_not_cover_it() -> None:
    assert covering("行政许可的依据、条件、程序、结果", item("除行政许可外的其他权力事项")) == []


def test_an_item_that_does_not_apply_covers_the_topic_too() -> None:
    fees = Item(id="a", name="行政事业性收费", content="a", category="a", not_applicable="本单位不收费")
    assert covering("行政事业性收费", fees) == ["行政事业性收费"]


def test_topics_of_a_level_are_asked_of_that_level_only() -> None:
    asked = {
        level: {each.duty.id.partition("-")[2][:4] for each in report.topics if each.duty.article == "第二十一条"}
        for level in ("国家", "省", "市", "县", "乡")
        for report in [coverage_of(Catalogue(Settings(jurisdiction={"level": level})))]
    }
    assert asked == {"国家": set(), "省": set(), "市": {"city"}, "县": {"city"}, "乡": {"town"}}


def test_what_only_a_department_with_the_task_has_is_open_for_a_government_alone() -> None:
    department = Settings(body="department", jurisdiction={"level": "县"})
    assert found("教育").covered is False
    assert found("教育", settings=department).covered is None
    assert found("应急预案", settings=department).covered is False
    assert found("教育", item("学前教育"), settings=department).covered is True


def test_what_only_a_person_can_judge_is_neither_covered_nor_open() -> None:
    report = coverage_of(Catalogue(COUNTY))
    assert [each.duty.id for each in report.topics if each.covered is None] == ["art20-15"]


@pytest.mark.parametrize(
    ("publisher", "title"),
    [
        ("湖南文理学院", "高等学校信息公开办法"),
        ("津市市自来水公司", "供水、供气、供热等公共企事业单位信息公开实施办法"),
    ],
)
def test_an_institution_is_told_that_the_list_of_its_ministry_counts(publisher: str, title: str) -> None:
    report = coverage_of(Catalogue(Settings(publishers=(publisher,), jurisdiction={"level": "县"})))
    assert report.topics == ()
    assert title in [each.title for each in report.lists]
    assert report.lists[0].number == "国办发〔2020〕50号"
    table = coverage_table(report)
    assert "第五十五条" in table.title
    assert [record["covered"] for record in table.records] == [None] * len(report.lists)
    assert all(title not in str(each.title) for each in report.lists if each.title != title)


def test_a_village_is_bound_by_none_of_these() -> None:
    table = coverage_table(coverage_of(Catalogue(Settings(publishers=("大关村村民委员会",)))))
    assert list(table.rows) == []
    assert table.title == "第二十条 and 第二十一条 do not bind this kind of body"


def test_the_bundled_catalogue_covers_what_a_government_office_publishes() -> None:
    report = coverage_of(load_catalogue(Folder(ROOT)).catalogue)
    assert {each.duty.topic: [one.item.name for one in each.items] for each in report.topics if each.covered} == {
        "规范性文件": ["政府规章和行政规范性文件"],
        "机关职能": ["机构信息"],
        "机构设置": ["机构信息"],
        "办公地址": ["机构信息"],
        "办公时间": ["机构信息"],
        "联系方式": ["机构信息"],
        "负责人姓名": ["领导信息"],
        "财政预算": ["预算、决算"],
        "财政决算": ["预算、决算"],
        "政府集中采购": ["政府集中采购项目的实施情况"],
        "公务员招考": ["公务员招考", "公务员录用"],
        "公务员录用结果": ["公务员招考", "公务员录用"],
    }


BUDGET = Item(id="yusuan", name="预算", content="预算", category="财政")
FEES = Item(id="shoufei", name="收费项目", content="收费", category="财政", not_applicable="本单位不收费")
_DUTIES = {duty.id: duty for duty in duties()}
COVERED = CoverageReport(
    (
        Coverage(_DUTIES["art20-07-budget"], (Evidence(BUDGET, ("财政预算", "预算公开")),)),
        Coverage(_DUTIES["art20-07-accounts"], ()),
        Coverage(_DUTIES["art20-08"], (Evidence(FEES, ("收费项目",)),)),
        Coverage(_DUTIES["art20-06-penalties"], (), by_task=True),
        Coverage(_DUTIES["art20-15"], ()),
    )
)


def test_each_topic_is_a_row_with_its_share_of_the_article_and_the_title_sums_up() -> None:
    table = coverage_table(COVERED)
    assert [[cell.text for cell in row][2:] for row in table.rows] == [
        ["yes", "1 of 2", "预算 (财政预算)"],
        ["no", "1 of 2", ""],
        ["yes", "1 of 1", "收费项目 (收费项目; does not apply here)"],
        ["needs human judgment", "0 of 1", ""],
        ["needs human judgment", "0 of 1", ""],
    ]
    assert table.title == "2 of 5 topics covered; 第二十条: 2 of 5"


def test_only_open_topics_can_be_shown_and_all_are_still_counted() -> None:
    table = coverage_table(COVERED, only_open=True)
    assert [row[1].text for row in table.rows] == ["财政决算"]
    assert table.title == "2 of 5 topics covered; 第二十条: 2 of 5"


def test_records_tell_covered_open_and_unknown_apart() -> None:
    records = coverage_table(COVERED).records
    assert [record["covered"] for record in records] == [True, False, True, None, None]
    assert records[0] == {
        "article": "第二十条第（七）项",
        "topic": "财政预算",
        "covered": True,
        "part": {"covered": 1, "topics": 2},
        "items": [{"id": "yusuan", "name": "预算", "words": ["财政预算", "预算公开"]}],
    }
    assert records[2]["items"] == [
        {"id": "shoufei", "name": "收费项目", "words": ["收费项目"], "not_applicable": "本单位不收费"}
    ]
