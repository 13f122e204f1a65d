"""A time limit whose day is over is reported from the day after it on, whatever is cached, and nothing else is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.run import Run
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.deadline import date_not_past
from catalog_cli.rules.examples import FILE, RIGHT
from catalog_cli.store.source import Folder
from conftest import lay
from rules.example_files import item_with

NOVEMBER, NEW_YEAR = date(2026, 11, 28), date(2027, 1, 1)


def past(text: str, today: date) -> list[str]:
    return [text[slip.start : slip.end] for slip in date_not_past.check_text(text, Run(today))]


@pytest.mark.parametrize(
    ("text", "in_november", "at_new_year"),
    [
        ("2019年12月31日前", True, True),
        ("2026年12月31日前", False, True),
        ("2026年12月31日前公开", False, True),
        ("２０１９年１２月３１日前", True, True),
        ("2019-12-31前", True, True),
        ("2019.6.30", True, True),
        ("二〇一九年十二月三十一日前", True, True),
        ("二〇二六年底前", False, True),
        ("截至2019年12月31日", True, True),
        ("最迟于2019年3月1日公开", True, True),
        # the day itself is not over, nor is one to come
        ("2026年11月27日前", True, True),
        ("2026年11月28日前", False, True),
        ("2026年11月29日前", False, True),
        ("2026年12月31日", False, True),
        ("2027年1月1日前", False, False),
        # a year or a month alone lasts until its last day
        ("2025年", True, True),
        ("2026年", False, True),
        ("2026年底前", False, True),
        ("2027年前", False, False),
        ("2026年11月", False, True),
        ("2026年10月底前", True, True),
        ("2024年2月", True, True),
        # a range lasts until its upper end, of which the year may be left out
        ("2019年1月1日至2019年12月31日", True, True),
        ("2019年1月1日至2026年12月31日", False, True),
        ("2026年1月1日-12月31日", False, True),
        ("2026年3月至6月", True, True),
        ("2026年3月至12月", False, True),
        ("公示期2026年11月20日至11月26日", True, True),
        # another day is still to come
        ("2019年3月31日、2027年3月31日前", False, False),
        ("2019年3月31日前公开；2026年12月31日前更新", False, True),
        # a day beside other clauses binds nobody either
        ("2019年12月31日前；长期公开", True, True),
        # days of every year, and subjects that only name a year
        ("每年12月31日前", False, False),
        ("12月31日前", False, False),
        ("每年年底前", False, False),
        ("2019年度预算信息批复后20日内", False, False),
        ("2019年度财政决算信息20个工作日内", False, False),
        ("2019年预算批复后20日内", False, False),
        ("2019年公开的信息20个工作日内", False, False),
        ("2019年12月31日前形成的信息20个工作日内公开", False, False),
        ("对2019年12月31日前形成的信息，20个工作日内公开", False, False),
        # what begins on a day
        ("自2019年1月1日起20个工作日内", False, False),
        ("2019年1月1日起公开", False, False),
        ("2019年1月1日至今", False, False),
        ("自2019年1月1日起长期公开", False, False),
        # no day of the calendar
        ("2019年2月30日前", False, False),
        ("2019年13月1日前", False, False),
        ("20个工作日内", False, False),
    ],
)
def test_a_day_is_past_from_the_day_after_it_on(text: str, in_november: bool, at_new_year: bool) -> None:
    assert [bool(past(text, day)) for day in (NOVEMBER, NEW_YEAR)] == [in_november, at_new_year]


def test_the_clause_is_pointed_at() -> None:
    assert past("及时；2019年12月31日前公开；长期", NOVEMBER) == ["2019年12月31日前公开"]


def rules_at(folder: Folder, today: date) -> Iterator[str]:
    result = check_source(folder, CheckRequest(Run(today), Choice(select=("deadline/date-not-past",))))
    return (finding.rule for finding in result.findings)


def test_a_warm_cache_knows_that_the_day_moved_on(tmp_path: Path) -> None:
    folder = Folder(lay(tmp_path, {**RIGHT, FILE: item_with("time_limit", "2026年12月31日前")}))
    days = [date(2026, 11, 28), date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 1), date(2026, 12, 31)]
    for _warm in range(2):
        assert [len([*rules_at(folder, day)]) for day in days] == [0, 0, 1, 1, 0]
