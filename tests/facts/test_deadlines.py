"""Statutory deadlines are those of the laws that they name."""

import datetime as dt

import pytest

from catalog_cli.facts.bodies import LEVELS, BodyKind, PublicBody
from catalog_cli.facts.deadlines import StatutoryDeadline, general_deadline, statutory_deadlines, surely_bind
from catalog_cli.model.phrase import ClauseKind, Period, TimeUnit
from catalog_cli.model.run import Run


def about(topic: str) -> StatutoryDeadline:
    return next(each for each in statutory_deadlines() if each.topic == topic)


def body(kind: str, level: str) -> PublicBody:
    return PublicBody(frozenset({BodyKind(kind)}), frozenset(level))


def test_twenty_working_days_hold_where_no_law_says_otherwise() -> None:
    general = general_deadline()
    assert (general.number, general.unit, general.date) == (20, TimeUnit.WORKING_DAY, None)
    assert general.source == "《中华人民共和国政府信息公开条例》第二十六条第一款"


@pytest.mark.parametrize(
    ("topic", "number", "unit", "date", "article"),
    [
        ("政府预算、决算", 20, TimeUnit.DAY, None, "预算法》第十四条第一款"),
        ("部门预算、决算", 20, TimeUnit.DAY, None, "预算法》第十四条第二款"),
        ("单位预算、决算", 20, TimeUnit.DAY, None, "预算法实施条例》第六条第四款"),
        ("政府采购中标、成交结果", 2, TimeUnit.WORKING_DAY, None, "政府采购法实施条例》第四十三条第二款"),
        ("政府采购合同", 2, TimeUnit.WORKING_DAY, None, "政府采购法实施条例》第五十条第一款"),
        ("安全生产行政处罚", 7, TimeUnit.WORKING_DAY, None, "安全生产法》第七十八条第二款"),
        ("部门政府信息公开工作年度报告", None, None, "01-31", "政府信息公开条例》第四十九条第一款"),
        ("县级以上人民政府的政府信息公开工作年度报告", None, None, "03-31", "政府信息公开条例》第四十九条第二款"),
        ("政府网站工作年度报表", None, None, "01-31", "国办函〔2018〕12号"),
        ("法治政府建设年度报告", None, None, "04-01", "督察工作规定》第二十四条"),
        ("政策解读材料", 3, TimeUnit.WORKING_DAY, None, "国办发〔2016〕19号"),
        ("征收土地公告", 15, TimeUnit.WORKING_DAY, None, "土地管理法实施条例》第三十一条第一款"),
        ("行政区划代码", 1, TimeUnit.MONTH, None, "行政区划管理条例》第十七条第一款"),
    ],
)
def test_special_deadline_has_its_time_and_its_source(
    topic: str, number: int | None, unit: TimeUnit | None, date: str | None, article: str
) -> None:
    deadline = about(topic)
    assert (deadline.number, deadline.unit, deadline.date) == (number, unit, date)
    assert article in deadline.source


def test_each_kind_of_time_is_read() -> None:
    ahead, shown, often = about("停气"), about("征收土地预公告"), about("饮用水安全状况")
    assert (ahead.kind, ahead.event, ahead.number, ahead.unit) == (ClauseKind.BEFORE, "停气", 48, TimeUnit.HOUR)
    assert (shown.kind, shown.number, shown.unit) == (ClauseKind.DISPLAY, 10, TimeUnit.WORKING_DAY)
    assert (often.kind, often.period) == (ClauseKind.PERIODIC, Period.QUARTER)
    assert about("依法必须招标项目的中标候选人").also_shown == 3
    assert about("重大行政决策草案").is_usual


def test_what_is_set_otherwise_is_a_deadline_of_its_own_either_of_which_may_be_kept() -> None:
    found = [each for each in statutory_deadlines() if each.topic == "汇交的地质资料"]
    assert [(each.event, each.number) for each in found] == [("许可证有效期届满之日起", 30), ("汇交之日起", 90)]
    assert len({each.either for each in found}) == 1


def test_every_special_deadline_says_one_time_and_can_be_recognised() -> None:
    for deadline in statutory_deadlines():
        times = (deadline.number, deadline.date, deadline.period)
        assert sum(each is not None for each in times) == 1
        assert (deadline.unit is None) == (deadline.number is None)
        assert deadline.match
        assert deadline.source.startswith("《")


def test_a_text_holds_from_its_first_day_to_its_last() -> None:
    code, former = (each for each in statutory_deadlines() if each.topic == "饮用水安全状况")
    days = [dt.date(2026, 8, 14), dt.date(2026, 8, 15)]
    assert [code.is_in_force(Run(day)) for day in days] == [False, True]
    assert [former.is_in_force(Run(day)) for day in days] == [True, False]


def test_a_law_binds_the_bodies_that_it_names() -> None:
    report = about("部门政府信息公开工作年度报告")
    assert report.may_bind(body("department", "县"))
    assert not report.may_bind(body("government", "县"))
    assert not about("县级以上人民政府的政府信息公开工作年度报告").may_bind(body("township", "乡"))
    assert about("政府预算、决算").may_bind(body("township", "乡"))
    assert not about("停水").may_bind(body("department", "县"))


def test_where_the_kind_is_open_only_what_binds_either_is_sure() -> None:
    undecided = PublicBody(levels=frozenset("县"))
    report = tuple(each for each in statutory_deadlines() if each.either == "annual-report")
    assert surely_bind(report, undecided)
    assert not surely_bind(report[:1], undecided)
    assert not surely_bind(report, PublicBody(levels=LEVELS))
