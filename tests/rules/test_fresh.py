"""link/fresh: the last day on which a page is new enough, and the day after it; all days are counted by hand."""

from datetime import date

import pytest

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.rules.link.fresh import check_answer
from catalog_cli.rules.rule import LinkAnswer, LinkStatus, Problem, SeenDay

SITE = "https://www.bailuqu.gov.cn"


def problems(limit: str | None, newest: str, today: str, *, name: str = "政府公报", path: str = "/gb") -> list[Problem]:
    days = tuple(SeenDay(date.fromisoformat(each), "list") for each in newest.split())
    answer = LinkAnswer(url=SITE + path, status=LinkStatus.OK, days=days)
    item = Item(
        id="gb",
        category="政策文件",
        name=name,
        content="全文",
        time_limit=limit,
        link=SITE + path,
        path="data/items/gb.yaml",
    )
    return list(check_answer(answer, item, Run(date.fromisoformat(today))))


@pytest.mark.parametrize(
    ("limit", "newest", "last", "first_late"),
    [
        pytest.param(
            "每年1月31日前", "2025-01-28", "2026-01-31", "2026-02-01", id="the report of the year, on 1 February"
        ),
        pytest.param("每年3月31日前", "2025-04-02", "2026-03-31", "2026-04-01", id="last year's was late"),
        pytest.param("每年1月31日前", "2024-12-20", "2026-01-31", "2026-02-01", id="last year's was early"),
        pytest.param("每月10日前", "2026-01-20", "2026-03-31", "2026-04-01", id="70 days without a leap day"),
        pytest.param("每月", "2024-01-20", "2024-03-30", "2024-03-31", id="70 days with one"),
        pytest.param("按季度公开", "2026-01-01", "2026-05-21", "2026-05-22", id="140 days for a quarter"),
        pytest.param("每周更新", "2026-02-20", "2026-03-13", "2026-03-14", id="three weeks for a week"),
        pytest.param("每半年", "2025-12-31", "2026-08-28", "2026-08-29", id="240 days for half a year"),
    ],
)
def test_a_page_is_late_from_the_day_after_its_last(limit: str, newest: str, last: str, first_late: str) -> None:
    assert problems(limit, newest, last) == []
    [late] = problems(limit, newest, first_late)
    assert late.severity is None
    assert newest in str(late.message)


@pytest.mark.parametrize(
    ("limit", "newest", "today"),
    [
        pytest.param("每年1月31日前", "2026-01-28", "2026-12-31", id="the report is there"),
        pytest.param("每年1月31日前", "2025-11-15", "2026-12-31", id="it was there early"),
        pytest.param("每年1月31日前", "2026-02-20", "2026-12-31", id="it was there late"),
        pytest.param("每年2月30日前", "2020-01-01", "2026-12-31", id="a day that no calendar has"),
        pytest.param("及时公开", "2020-01-01", "2026-12-31", id="no day"),
        pytest.param("长期公开", "2020-01-01", "2026-12-31", id="no end"),
        pytest.param("自信息形成之日起20个工作日内", "2020-01-01", "2026-12-31", id="an event that nobody knows of"),
        pytest.param("看情况", "2020-01-01", "2026-12-31", id="what is not understood"),
        pytest.param(None, "2020-01-01", "2026-12-31", id="no limit"),
        pytest.param("每月", "", "2026-12-31", id="no date on the page"),
        pytest.param("每月", "2027-01-05", "2026-12-31", id="only a date to come"),
        pytest.param("每月", "9999-12-31 2026-12-01", "2026-12-31", id="a date to come and one that is not"),
    ],
)
def test_nothing_is_said_of_what_is_there_or_not_known(limit: str | None, newest: str, today: str) -> None:
    assert problems(limit, newest, today) == []


@pytest.mark.parametrize(
    ("name", "path", "newest", "last", "first_late"),
    [
        pytest.param("政务公开", "/", "2026-05-01", "2026-05-15", "2026-05-16", id="two weeks for a front page"),
        pytest.param("工作动态", "/dt", "2026-05-01", "2026-05-15", "2026-05-16", id="two weeks for news"),
        pytest.param("通知公告", "/gg", "2026-01-01", "2026-07-03", "2026-07-04", id="six months for notices"),
    ],
)
def test_the_bounds_of_inspections_are_notes(name: str, path: str, newest: str, last: str, first_late: str) -> None:
    assert problems("及时", newest, last, name=name, path=path) == []
    [late] = problems("及时", newest, first_late, name=name, path=path)
    assert late.severity is Severity.INFO
    assert "国办秘函〔2019〕19号" in str(late.message)


def test_a_dead_page_is_not_called_stale_too() -> None:
    item = Item(id="gb", category="政策文件", name="公报", content="全文", time_limit="每月", path="data/items/gb.yaml")
    answer = LinkAnswer(url=SITE, status=LinkStatus.DEAD, days=(SeenDay(date(2020, 1, 1), "list"),))
    assert list(check_answer(answer, item, Run(date(2026, 1, 1)))) == []
