"""A time limit is taken apart as a reader takes it apart, whatever stands in it, and nothing of it is lost."""

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from catalog_cli.model.phrase import TimeLimit
from catalog_cli.parsing.records import time_limit_record
from catalog_cli.parsing.time_limits import parse_time_limit

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent / "data"
YAML_READER = YAML(typ="safe", pure=True)
PHRASES = (DATA / "deadline_phrases.txt").read_text(encoding="utf-8").splitlines()
EXPECTED = YAML_READER.load(DATA / "time_limits_expected.yaml")
SHAPES = YAML_READER.load(DATA / "time_limits_shapes.yaml")
SLIPS = YAML_READER.load(DATA / "time_limits_slips.yaml")
NOTHING: dict[str, object] = dict.fromkeys(("number", "unit", "date", "period", "trigger", "subject"))
HOSTILE_LENGTH = 20_000
SIGNS = (
    "自之日起后前内每年月季度半周天小时个工作20３二十一两底末初上下旬"
    "次当应在于的公开示及时长期提另有规定从其法律不少，,；;。:：、（）()1./至- \n"
)


def clauses(text: str) -> object:
    return time_limit_record(parse_time_limit(text))["clauses"]


def filled(expected: list[dict[str, object]]) -> list[dict[str, object]]:
    return [NOTHING | clause for clause in expected]


def assert_lossless(text: str, limit: TimeLimit) -> None:
    assert str(limit) == text
    assert all(token.text == text[token.start : token.end] for token in (*limit.tokens, *limit.unparsed))
    for clause in limit.clauses:
        assert text.startswith(clause.text, clause.start)
        assert clause.trigger in clause.text
        assert clause.subject in clause.text


def test_every_phrase_has_its_expected_value() -> None:
    assert len(PHRASES) == len(EXPECTED) == 59


@pytest.mark.parametrize(("text", "expected"), list(zip(PHRASES, EXPECTED, strict=True)), ids=range(1, 60))
def test_real_phrase_is_understood(text: str, expected: dict[str, list[dict[str, object]]]) -> None:
    limit = parse_time_limit(text)
    assert time_limit_record(limit) == {
        "text": text,
        "clauses": filled(expected["clauses"]),
        "exception": expected.get("exception", False),
        "unparsed": expected.get("unparsed", []),
    }
    assert_lossless(text, limit)


@pytest.mark.parametrize(("text", "expected"), list(SHAPES.items()), ids=range(len(SHAPES)))
def test_shape_is_understood(text: str, expected: list[dict[str, object]]) -> None:
    limit = parse_time_limit(text)
    assert clauses(text) == filled(expected)
    assert limit.unparsed == ()
    assert_lossless(text, limit)


@pytest.mark.parametrize(
    "text",
    [
        "20个工作日内（法律、法规另有规定的，从其规定）",
        "20个工作日内(国家另有规定的,从其规定)公开",
        "20个工作日内。法律法规另有规定的，从其规定。",
        "20个工作日内，法律、行政法规另有规定的除外",
        "20个工作日内；上级有特殊规定的，按照其规定执行",
        "20个工作日内国家另有规定的从其规定",
        "除法律、法规另有规定外，20个工作日内公开",
        "20个工作日内，从其规定",
        "20个工作日内；法律、法规有规定的，从其规定",
    ],
)
def test_other_law_may_prevail_and_is_no_clause(text: str) -> None:
    limit = parse_time_limit(text)
    assert limit.exception
    assert clauses(text) == filled([{"kind": "after", "number": 20, "unit": "working_day"}])
    assert limit.unparsed == ()


@pytest.mark.parametrize(
    ("text", "unparsed"),
    [
        ("无", ["无"]),
        ("见通知", ["见通知"]),
        ("答复后一个月内开", ["开"]),
        ("20个工作日内；见通知", ["见通知"]),
        ("20个工作日内（见通知）", ["（见通知）"]),
        ("1.5个工作日", ["1.5个工作日"]),
        ("批复后三公开", ["批复后三公开"]),
        ("十二十日内", []),
    ],
)
def test_what_is_not_understood_is_said(text: str, unparsed: list[str]) -> None:
    limit = parse_time_limit(text)
    assert [token.text for token in limit.unparsed] == unparsed
    assert "unknown" in {clause.kind for clause in limit.clauses} or len(unparsed[0]) < len(text)


@pytest.mark.parametrize(
    ("text", "expected", "unparsed"),
    [(text, case["clauses"], case["unparsed"]) for text, case in SLIPS.items()],
    ids=range(len(SLIPS)),
)
def test_slip_leaves_what_can_still_be_read(text: str, expected: list[dict[str, object]], unparsed: list[str]) -> None:
    limit = parse_time_limit(text)
    assert clauses(text) == filled(expected)
    assert [token.text for token in limit.unparsed] == unparsed
    assert_lossless(text, limit)


def test_clause_knows_its_place() -> None:
    first, second = parse_time_limit("1.许可：7日内；2.处罚：20日内。").clauses
    assert (first.text, first.start) == ("许可：7日内", 2)
    assert (second.text, second.start) == ("处罚：20日内", 11)


@pytest.mark.parametrize(
    "piece",
    [
        "自",
        "，",
        "（",
        "20个工作日内",
        "每年",
        "另有",
        "每月，",
        "及时公开，",
        "，及时",
        "后，",
        "1月、",
        "公示期",
        "由",
        " ",
        "1.",
        "二十",
    ],
)
def test_a_long_hostile_text_is_kept(piece: str) -> None:
    text = "20日" + (piece * HOSTILE_LENGTH)[:HOSTILE_LENGTH]
    assert str(parse_time_limit(text)) == text


@given(st.text(alphabet=SIGNS, max_size=60))
def test_any_mixture_of_signs_is_kept(text: str) -> None:
    assert_lossless(text, parse_time_limit(text))


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    assert_lossless(text, parse_time_limit(text))


@given(st.lists(st.sampled_from([*cast("list[str]", list(SHAPES)), *PHRASES]), min_size=2, max_size=4))
def test_clauses_of_sentences_put_together_are_kept(texts: list[str]) -> None:
    text = "。".join(texts)
    assert_lossless(text, parse_time_limit(text))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2019年12月31日前", [date(2019, 12, 31)]),
        ("二〇一九年二月底前", [date(2019, 2, 28)]),
        ("2024年2月公开", [date(2024, 2, 29)]),
        ("2019年底前；2020.6.30前", [date(2019, 12, 31), date(2020, 6, 30)]),
        ("2019年11月1日至12月5日", [date(2019, 12, 5)]),
        ("2019年11月1日—2020年1月5日", [date(2020, 1, 5)]),
        ("2019年2月30日前", [None]),
        ("0000-01-01前", [None]),
        ("每年12月31日前", [None]),
    ],
)
def test_a_clause_keeps_the_calendar_day_that_it_names(text: str, days: list[date | None]) -> None:
    assert [clause.day for clause in parse_time_limit(text).clauses] == days
