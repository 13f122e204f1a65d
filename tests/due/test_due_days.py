"""What is due says who, why and by which law, and leaves out what has no day."""

from datetime import date

import pytest

from catalog_cli.due.due_days import DueDay, DueKind
from due.worked_out import due_on, item

TODAY = "2026-11-29"
YEAR = date(2027, 11, 29)


def days(found: list[DueDay]) -> list[str]:
    return [str(each.due) for each in found]


@pytest.mark.parametrize(
    "limit",
    [
        "及时公开",
        "实时更新",
        "长期公开",
        "每日更新",
        "年初公布",
        "会前3日",
        "公示期不少于5个工作日",
        "20个",
        "",
        "同上",
    ],
)
def test_what_names_no_day_is_given_none(limit: str) -> None:
    due, meant = due_on(TODAY), item(limit)
    assert due.coming([meant], YEAR) == []
    assert due.after([meant], date(2026, 11, 29)) == []
    assert due.last_day(meant, date(2026, 11, 29)) is None
    (undated,) = due.undated([meant])
    assert (undated.item, undated.due, undated.basis) == ("shixiang", None, limit)


@pytest.mark.parametrize(
    "limit", ["20个工作日内", "每月10日前", "2027年3月31日前", "20个工作日内公开，长期公开", "当日"]
)
def test_what_leads_to_a_day_is_not_undated(limit: str) -> None:
    assert due_on(TODAY).undated([item(limit)]) == []


def test_a_limit_after_an_event_is_not_due_by_itself() -> None:
    assert due_on(TODAY).coming([item("20个工作日内")], YEAR) == []


def test_what_this_office_does_not_publish_is_not_due() -> None:
    absent = item("每月10日前", not_applicable="本单位不办理", review_date="2026-12-01")
    assert due_on(TODAY).coming([absent], YEAR) == []


def test_a_review_is_due_on_its_day_and_stays_when_it_is_overdue() -> None:
    found = due_on(TODAY).coming(
        [item("及时", review_date=day) for day in ("2026-11-28", "2026-11-29", "2028-01-01")], YEAR
    )
    assert days(found) == ["2026-11-28", "2026-11-29"]
    assert {each.kind for each in found} == {DueKind.REVIEW}
    assert [each.is_overdue(date(2026, 11, 29)) for each in found] == [True, False]


def test_each_clause_of_a_limit_has_its_days() -> None:
    found = due_on(TODAY).coming([item("每年1月31日前公布年度报告，每季度公布统计数据")], date(2027, 3, 31))
    assert [(str(each.due), each.kind.value) for each in found] == [
        ("2026-12-31", "periodic"),
        ("2027-01-31", "yearly"),
        ("2027-03-31", "periodic"),
    ]


def test_the_statutory_day_stands_beside_the_printed_one() -> None:
    (found,) = due_on(TODAY).after([item("30个工作日内")], date(2026, 3, 6))
    # 20 working days after 6 March 2026: 9 to 13, 16 to 20, 23 to 27, 30 and 31 March, 1 to 3 April
    assert (str(found.due), found.statutory and str(found.statutory.due)) == ("2026-04-20", "2026-04-03")
    assert found.statutory
    assert found.statutory.source == "《中华人民共和国政府信息公开条例》第二十六条第一款"


def test_a_law_for_the_topic_goes_before_the_general_limit() -> None:
    (found,) = due_on(TODAY).after([item("批复后30日内", name="部门预算", category="财政信息")], date(2026, 3, 6))
    # 预算法 第十四条: 20 days after 6 March; 30 days after it is 5 April, 清明, and the next working day is the 7th
    assert (str(found.due), found.statutory and str(found.statutory.due)) == ("2026-04-07", "2026-03-26")
    assert found.statutory
    assert "预算法" in found.statutory.source


def test_a_yearly_report_has_the_day_of_its_law_beside_it() -> None:
    report = item("每年3月1日前", name="政府信息公开工作年度报告", category="政府信息公开")
    (found,) = due_on(TODAY).coming([report], date(2027, 3, 31))
    # 条例 第四十九条: departments by 31 January
    assert (str(found.due), found.statutory and str(found.statutory.due)) == ("2027-03-01", "2027-01-31")


def test_what_was_formed_for_a_yearly_report_has_the_next_day_of_its_law_beside_it() -> None:
    report = item("20个工作日内", name="政府信息公开工作年度报告", category="政府信息公开")
    (found,) = due_on(TODAY).after([report], date(2026, 3, 6))
    assert (str(found.due), found.statutory and str(found.statutory.due)) == ("2026-04-03", "2027-01-31")


@pytest.mark.parametrize(
    ("name", "limit", "due", "statutory"),
    [
        # 生态环境法典 第三百二十六条: at least once a quarter
        pytest.param("饮用水安全状况", "每月10日前", "2026-12-10", "2026-12-31", id="within the quarter"),
        # 住房公积金管理条例 第三十二条: every year
        pytest.param("住房公积金年度报告", "每年12月20日前", "2026-12-20", "2026-12-31", id="within the year"),
        pytest.param("政府信息公开工作年度报告", "每年公布", "2026-12-31", "2026-01-31", id="a day of its own"),
        pytest.param("政府信息公开工作年度报告", "每月10日前", "2026-12-10", None, id="a month is no year"),
        pytest.param("政策文件", "每月10日前", "2026-12-10", None, id="no law for the topic"),
    ],
)
def test_a_period_of_the_law_stands_beside_a_printed_one(
    name: str, limit: str, due: str, statutory: str | None
) -> None:
    found = due_on(TODAY).coming([item(limit, name=name)], date(2026, 12, 31))[0]
    assert (str(found.due), found.statutory and str(found.statutory.due)) == (due, statutory)


@pytest.mark.parametrize("day", ["soon", "2026-02-30", ""])
def test_a_review_on_no_day_is_not_due(day: str) -> None:
    assert due_on(TODAY).coming([item("及时", review_date=day)], YEAR) == []


def test_of_several_clauses_that_about_nothing_in_particular_is_the_limit() -> None:
    meant = item("自信息形成之日起20个工作日内；省人大代表建议在答复代表后一个月内")
    found = due_on(TODAY).last_day(meant, date(2026, 3, 6))
    assert found
    assert str(found.due) == "2026-04-03"


def test_a_recurring_limit_takes_what_was_formed_on_its_next_day() -> None:
    found = due_on(TODAY).last_day(item("每年1月31日前"), date(2026, 12, 20))
    assert found
    assert (str(found.due), found.is_provisional) == ("2027-01-31", False)


def test_a_named_day_that_is_off_says_so_and_names_the_working_day_before() -> None:
    (found,) = due_on(TODAY).coming([item("每年1月31日前")], date(2027, 2, 1))
    assert [note.words.in_language("en") for note in found.notes] == ["day off; last working day before: 01-29"]


def test_a_limit_that_was_moved_says_from_where() -> None:
    (found,) = due_on(TODAY).after([item("批准后20日内")], date(2026, 1, 26))
    assert [note.words.in_language("en") for note in found.notes] == [
        "moved from 02-15, a day off",
        "counted from 批准",
    ]


def test_nothing_lasts_longer_than_a_century() -> None:
    assert due_on(TODAY).after([item("999999999个工作日内")], date(2026, 1, 1)) == []
