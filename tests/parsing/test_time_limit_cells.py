"""Time limits as published are read as a person reads them, and so is every variation of the same kinds."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.phrase import Clause, ClauseKind, TimeLimit
from catalog_cli.parsing.time_limits import parse_time_limit

CELLS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "time_limit_cells.jsonl").read_text(encoding="utf-8").splitlines()
]
LEAST_SHARE = 0.96
COUNTED = {ClauseKind.AFTER, ClauseKind.DISPLAY, ClauseKind.BEFORE}


def note(clause: Clause) -> str:
    if clause.kind in COUNTED:
        return f"{clause.kind}:{clause.number}:{clause.unit}"
    if clause.kind is ClauseKind.YEARLY:
        return f"yearly:{clause.date}"
    return f"periodic:{clause.period}" if clause.kind is ClauseKind.PERIODIC else str(clause.kind)


def notes(limit: TimeLimit) -> list[str]:
    """Write the clauses as the cases do: a limit that is set twice stands there once."""
    return list(dict.fromkeys(map(note, limit.clauses)))


def fits(wanted: list[str], read: list[str]) -> bool:
    """Return whether clauses are as wanted: `|` separates alternatives, `?` marks what may be missing, `*` any."""
    if not wanted:
        return not read
    kind = wanted[0].partition(":")[0]
    choices = [choice if choice[0].isalpha() else f"{kind}:{choice}" for choice in wanted[0].rstrip("?").split("|")]
    if read and (read[0] in choices or "*" in wanted[0]) and fits(wanted[1:], read[1:]):
        return True
    return wanted[0].endswith("?") and fits(wanted[1:], read)


def is_as_wanted(cell: dict[str, Any]) -> bool:
    limit = parse_time_limit(cell["text"])
    return fits(cell["clauses"], notes(limit)) and cell["exception"] in {None, limit.exception}


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell["id"])
def test_a_published_time_limit_is_read_as_wanted(cell: dict[str, Any]) -> None:
    assert is_as_wanted(cell), notes(parse_time_limit(cell["text"]))


def test_nearly_all_published_time_limits_are_read_as_wanted() -> None:
    assert sum(map(is_as_wanted, CELLS)) >= LEAST_SHARE * len(CELLS)


@pytest.mark.parametrize(
    "text",
    [
        "变动即更",
        "变动即更新",
        "有变动即更新",
        "变更即公开",
        "形成即公开",
        "产生即公布",
        "即变即更",
        "即产生即公开",
        "随变随更",
        "随变随更新",
        "即时公开",
        "即时更新",
        "即 时公开",
        "即时\n公开",
    ],
)
def test_at_once_has_many_words(text: str) -> None:
    limit = parse_time_limit(text)
    assert notes(limit) == ["promptly"]
    assert not limit.unparsed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("每年的12月", "yearly:12-31"),
        ("每年的12月份", "yearly:12-31"),
        ("每年的12月底前", "yearly:12-31"),
        ("每年的12月31日前", "yearly:12-31"),
        ("每年 12 月", "yearly:12-31"),
        ("每月第一周", "periodic:month"),
        ("每月的第一周", "periodic:month"),
        ("每月第1周内公布", "periodic:month"),
        ("每月第一个星期", "periodic:month"),
        ("每季度第二周前", "periodic:quarter"),
        ("每季度的第二周前公开", "periodic:quarter"),
        ("每季度首月第二周前", "periodic:quarter"),
        ("每月应在15日前公布", "periodic:month"),
    ],
)
def test_a_day_or_week_of_a_period_is_one_clause(text: str, wanted: str) -> None:
    limit = parse_time_limit(text)
    assert notes(limit) == [wanted]
    assert not limit.unparsed


@pytest.mark.parametrize(
    "text",
    [
        "每年月31日前",
        "每年 月31日前",
        "每年1月日前",
        "每年月日前",
        "每年XX月31日前",
        "每年__月__日前公布",
        "每年的月31日前",
        "每月日前",
        "每月  日前公布",
    ],
)
def test_a_day_whose_number_is_lost_is_not_understood(text: str) -> None:
    limit = parse_time_limit(text)
    assert notes(limit) == ["unknown"]
    assert limit.unparsed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("超过六个月的，每季度公布一次", ["periodic:quarter"]),
        ("施工期超过6个月的，应当每季度公布一次", ["periodic:quarter"]),
        ("超过半年的，每季度公布", ["periodic:quarter"]),
        ("逾期30日仍未办结的，每月公布", ["periodic:month"]),
        ("满一年的，每季度公布一次", ["periodic:quarter"]),
        ("不足15日的，及时公布", ["promptly"]),
        ("施工期在六个月以上的，每季度公布一次", ["periodic:quarter"]),
        ("不超过六个月", ["after:6:month"]),
        ("最迟不超过20个工作日", ["after:20:working_day"]),
        ("公示期满5日内公开", ["after:5:day"]),
    ],
)
def test_a_condition_is_no_time_limit(text: str, wanted: list[str]) -> None:
    assert notes(parse_time_limit(text)) == wanted


@pytest.mark.parametrize(
    "place",
    [
        "在政府网站",
        "在信用中国网站",
        "在本机关公示栏和门户网站",
        "在市场主体信用系统",
        "在市政府公报上",
        "通过政务新媒体",
        "于县级媒体",
    ],
)
@pytest.mark.parametrize("verb", ["予以公开", "公布", "全文登载"])
def test_where_it_is_published_leaves_the_time_as_it_is(place: str, verb: str) -> None:
    limit = parse_time_limit(f"作出决定后七个工作日内{place}{verb}")
    assert notes(limit) == ["after:7:working_day"]
    assert limit.clauses[0].trigger == "作出决定"
    assert not limit.unparsed


@pytest.mark.parametrize(
    "remark",
    [
        "，如遇节假日顺延",
        "，遇法定节假日顺延",
        "（如遇节假日顺延）",
        "(遇节假日顺延)",
        "（节假日顺延）",
        "，如遇节假日则顺延至下一个工作日",
        "；逢双休日、节假日自动顺延",
        "。如遇国家法定节假日，顺延至节后第一个工作日",
    ],
)
@pytest.mark.parametrize(
    ("text", "wanted"), [("20个工作日内", "after:20:working_day"), ("每月10日前", "periodic:month")]
)
def test_a_delay_for_a_day_off_is_no_clause_and_no_exception(text: str, wanted: str, remark: str) -> None:
    limit = parse_time_limit(text + remark)
    assert notes(limit) == [wanted]
    assert not limit.unparsed
    assert not limit.exception


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("应当在15日前向社会公布", ["before:15:day"]),
        ("应在30日前公告", ["before:30:day"]),
        ("15日前公布", ["unknown"]),
        ("每季度第二周前或更改内容后一周内", ["periodic:quarter", "after:1:week"]),
        ("每月5日前或变更后3个工作日内", ["periodic:month", "after:3:working_day"]),
        ("每季度结束后15日内", ["after:15:day"]),
        ("长期公开、即时更新", ["standing", "promptly"]),
        ("20个工作日内公开、及时更新", ["after:20:working_day", "promptly"]),
        ("及时、准确公开", ["promptly"]),
        ("公 示7天", ["display:7:day"]),
        ("长期公开\n20个工作日内", ["standing", "after:20:working_day"]),
    ],
)
def test_words_that_may_be_taken_in_two_ways_are_taken_as_a_reader_does(text: str, wanted: list[str]) -> None:
    assert notes(parse_time_limit(text)) == wanted


PLAIN = {
    "自信息形成或者变更之日起20个工作日内予以公开": "after:20:working_day",
    "及时公开": "promptly",
    "长期公开": "standing",
    "公示期不少于7个工作日": "display:7:working_day",
    "每月公布": "periodic:month",
}


@pytest.mark.parametrize(("text", "wanted"), PLAIN.items())
@given(data=st.data())
def test_blanks_within_words_change_nothing(text: str, wanted: str, data: st.DataObject) -> None:
    blanks = st.sampled_from(["", "", "", " ", "\n", "\n\n"])
    # between two digits a blank makes two numbers
    parted = "".join(
        sign + ("" if sign.isdigit() and following.isdigit() else data.draw(blanks))
        for sign, following in pairwise(text)
    )
    limit = parse_time_limit(parted + text[-1])
    assert notes(limit) == [wanted]
    assert not limit.unparsed
    assert str(limit) == parted + text[-1]


@given(st.lists(st.sampled_from(CELLS), min_size=1, max_size=3), st.sampled_from(["\n", "；\n", "，", " "]))
def test_every_character_belongs_to_exactly_one_token(cells: list[dict[str, Any]], mark: str) -> None:
    limit = parse_time_limit(mark.join(cell["text"] for cell in cells))
    place = 0
    for token in limit.tokens:
        assert token.start == place
        place = token.end
    for clause in limit.clauses:
        assert clause.trigger in clause.text
        assert clause.subject in clause.text
        assert all(stretch.text in clause.text for stretch in clause.unparsed)
