"""What the law rules say holds on the day: right citations are never called wrong, planted errors are found."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.facts import DATA_DAY, LAWS_UNTIL, NEWS_UNTIL, REGULATIONS_UNTIL, data_lines
from catalog_cli.facts.citing import meaning_of
from catalog_cli.facts.laws import LawText, count_of, laws_in, national_laws
from catalog_cli.model.catalogue import Facts, Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.phrase import Citation, Locator, Step
from catalog_cli.model.run import Run
from catalog_cli.parsing.numerals import chinese
from catalog_cli.rules.registry import all_rules, rule_named
from catalog_cli.rules.rule import TextProblem

DATA = Path(__file__).parent / "data"
RIGHT = [json.loads(line) for line in (DATA / "must_not_be_wrong.jsonl").read_text(encoding="utf-8").splitlines()]
PLANTED = [json.loads(line) for line in (DATA / "planted_law.jsonl").read_text(encoding="utf-8").splitlines()]
TITLES = sorted({json.loads(line)["title"] for line in data_lines("laws.jsonl")})
TEXTS = [
    text
    for law in map(national_laws().named, TITLES)
    if law is not None
    for text in law.texts
    if text.version and count_of(text)
]


def findings(rule: str, text: str, day: date, facts: Facts | None = None) -> list[TextProblem]:
    check = rule_named(rule).function("check_text", settings=Settings(), facts=facts or Facts(), run=Run(day))
    return list(check(text))


def names(text: str, day: date) -> Iterator[str]:
    for rule in all_rules():
        if rule.family == "law" and rule.has("check_text") and not rule.pedantic:
            yield from (rule.name for _ in findings(rule.name, text, day))


def first_day(text: LawText) -> date:
    assert text.version
    return text.effective or text.version


def article(number: int) -> Locator:
    return Locator(f"第{chinese(number)}条", (Step("条", number, 0, 0, 1),), 0)


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case["id"])
def test_an_article_of_a_newer_text_is_not_called_wrong(case: dict[str, str]) -> None:
    assert list(names(case["basis"], DATA_DAY)) == []


@pytest.mark.parametrize("case", PLANTED, ids=lambda case: case["id"])
def test_a_planted_error_is_found(case: dict[str, str]) -> None:
    assert case["rule"] in names(case["basis"], DATA_DAY)


def test_no_last_article_of_any_text_is_called_wrong_on_any_day_from_its_first() -> None:
    assert len(TEXTS) > 1000
    for text in TEXTS:
        law = national_laws().named(text.title)
        assert law
        last = article(count_of(text) or 0)
        days = {first_day(text), first_day(text) + timedelta(200), text.checked_until or DATA_DAY, DATA_DAY}
        for day in (day for day in days if day >= first_day(text)):
            meaning = meaning_of(Citation(()), law, Run(day))
            shown = [
                other for other in (*meaning.texts, *meaning.older) if (count_of(other) or 0) >= (count_of(text) or 0)
            ]
            assert shown or not meaning.step_missing(last), (text.title, day)


@given(text=st.sampled_from([text for text in TEXTS if text.orders]), data=st.data())
def test_no_known_order_is_called_wrong_and_the_last_one_not_old_on_the_day_of_its_text(
    text: LawText, data: st.DataObject
) -> None:
    number, _day = data.draw(st.sampled_from([*text.orders, *text.amending_orders]))
    assert findings("law/order-exists", f"《{text.title}》（{number}）", DATA_DAY) == []
    assert findings("law/version-current", f"《{text.title}》（{text.orders[-1][0]}）", first_day(text)) == []


@given(text=st.sampled_from(TEXTS), data=st.data())
def test_no_article_that_some_text_of_the_title_has_on_the_day_is_called_wrong(
    text: LawText, data: st.DataObject
) -> None:
    day = data.draw(st.dates(min_value=first_day(text), max_value=date(2030, 12, 31)))
    number = data.draw(st.integers(1, count_of(text) or 1))
    assert findings("law/article-exists", f"《{text.title}》第{chinese(number)}条", day) == []


@pytest.mark.parametrize(
    ("day", "severity"), [(date(2025, 6, 23), Severity.ERROR), (date(2025, 6, 24), Severity.WARNING)]
)
def test_beyond_the_day_of_the_data_a_missing_article_is_no_error(day: date, severity: Severity) -> None:
    (problem,) = findings("law/article-exists", "《政府信息公开条例》第五十七条", day)
    assert problem.severity is severity
    assert "56" in str(problem.message)
    assert "2025-06-23" in str(problem.message)


@pytest.mark.parametrize(
    ("basis", "day", "expected"),
    [
        ("《监狱法》第一百条", date(2026, 10, 31), ["law/article-exists", "law/stays-in-force"]),
        ("《监狱法》第一百条", date(2026, 11, 1), []),
        ("《监狱法》第七十条", date(2026, 8, 1), []),
        ("《海洋环境保护法》（2017年修正）", date(2025, 6, 30), ["law/version-current"]),
        ("《海洋环境保护法》（2017年修正）", date(2026, 9, 30), ["law/in-force"]),
        ("《监狱法》第七十条", date(2026, 9, 2), ["law/stays-in-force"]),
        ("《食品安全法》第一百六十条", date(2025, 4, 19), ["law/article-exists"]),
        ("《食品安全法》第一百六十条", DATA_DAY, []),
        ("《国家公园法》第三条", DATA_DAY, []),
        ("《会计法》第五十二条", date(2024, 7, 15), []),
        ("《会计法》第五十二条", DATA_DAY, ["law/article-in-force"]),
        ("《对外贸易法》第七十五条", DATA_DAY, []),
        ("《政府信息公开条例》（国务院令第711号）", date(2019, 5, 14), ["law/stays-in-force"]),
        ("《政府信息公开条例》（国务院令第492号）", date(2019, 5, 14), ["law/stays-in-force"]),
        ("《政府信息公开条例》（国务院令第492号）", date(2019, 5, 15), ["law/version-current"]),
        ("《政府信息公开条例》（国务院令第850号）", DATA_DAY, []),
        ("《政府信息公开条例》（国务院令第850号）", date(2025, 6, 23), ["law/order-exists"]),
        ("《政府信息公开条例》（2007年）", DATA_DAY, ["law/version-current"]),
        ("《军人抚恤优待条例》（国务院令第413号）", DATA_DAY, ["law/version-current"]),
        ("《军人抚恤优待条例》（国务院、中央军委令第413号）", DATA_DAY, ["law/version-current"]),
        ("《军人抚恤优待条例》（国务院令第788号）", DATA_DAY, []),
        ("《军人抚恤优待条例》（国务院、中央军事委员会令第788号）", DATA_DAY, []),
        ("《食品安全法》（2018年修正）", DATA_DAY, ["law/version-current"]),
        ("《企业破产法（试行）》", DATA_DAY, ["law/in-force"]),
        ("《企业破产法》第五条", DATA_DAY, []),
        ("《政府信息公开条例》附则第五十条", DATA_DAY, ["law/article-exists"]),
        ("《政府信息公开条例》附则第五十六条", DATA_DAY, []),
        ("《政府信息公开条例》第五十条至第六十条", DATA_DAY, ["law/article-exists"]),
        ("《刑法》第一百二十条之七", DATA_DAY, ["law/article-exists"]),
        ("《刑法》第一百二十条之六", DATA_DAY, []),
        ("《公路管理条例》第三条", DATA_DAY, []),
        ("《气象条例》", DATA_DAY, []),
        ("《气象条例》（国务院令第164号）", DATA_DAY, ["law/in-force"]),
        ("《中华人民共和国气象条例》", DATA_DAY, ["law/in-force"]),
        ("《企业法人登记管理条例》", DATA_DAY, ["law/in-force"]),
        ("《确需保留的行政审批项目设定行政许可的决定》（国务院令2016年第617号）", DATA_DAY, ["law/order-exists"]),
        ("《政府信息公开办法》（国务院令第711号）", DATA_DAY, []),
        ("《国务院关于修改部分行政法规的决定》（国务院令第711号）", DATA_DAY, []),
    ],
)
def test_the_day_decides(basis: str, day: date, expected: list[str]) -> None:
    assert sorted(names(basis, day)) == expected


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("2010年10月28日第十一届全国人民代表大会常务委员会第十七次会议通过", Severity.INFO),
        ("2010年", None),
        ("2010年版", None),
    ],
)
def test_the_day_of_passing_alone_names_an_older_text_less_certainly(words: str, severity: Severity | None) -> None:
    (problem,) = findings("law/version-current", f"《中华人民共和国社会保险法》（{words}）", DATA_DAY)
    assert problem.severity is severity


def test_a_repealed_law_is_answered_by_the_one_in_force_in_its_place() -> None:
    (problem,) = findings("law/in-force", "《环境噪声污染防治法》", DATA_DAY)
    assert "2022-06-05" in str(problem.message)
    assert "生态环境法典" in str(problem.remedy)


def test_newer_facts_of_the_workspace_go_first_and_give_their_own_day() -> None:
    values = {"version": "2026-10-01", "effective": "2026-11-01", "count": 60, "checked_until": "2026-11-20"}
    own = json.dumps({"title": "中华人民共和国政府信息公开条例", **values}, separators=(",", ":"), ensure_ascii=False)
    facts = Facts((("facts/laws.jsonl", own.encode()),))
    assert laws_in(facts).named("政府信息公开条例") != national_laws().named("政府信息公开条例")
    assert findings("law/article-exists", "《政府信息公开条例》第五十七条", date(2026, 11, 20), facts) == []
    (problem,) = findings("law/article-exists", "《政府信息公开条例》第六十一条", date(2026, 11, 20), facts)
    assert problem.severity is Severity.ERROR
    assert "2026-11-20" in str(problem.message)


def test_a_repeal_that_the_workspace_knows_has_its_day() -> None:
    values = {"version": "2005-01-10", "repealed_on": "2022-05-01", "checked_until": "2026-11-01"}
    own = json.dumps({"title": "信访条例", **values}, separators=(",", ":"), ensure_ascii=False)
    (problem,) = findings("law/in-force", "《信访条例》第三条", DATA_DAY, Facts((("facts/laws.jsonl", own.encode()),)))
    assert "2022-05-01 (data of 2026-11-01)" in str(problem.message)


def test_every_rule_that_judges_by_the_data_says_its_days_in_the_manual() -> None:
    judging = ("in-force", "stays-in-force", "order-exists", "version-current", "article-exists", "article-in-force")
    for name in (*judging, "confirmed"):
        manual = " ".join((rule_named(f"law/{name}").module.__doc__ or "").split())
        assert f"Data of {DATA_DAY}: laws up to {LAWS_UNTIL}, regulations up to {REGULATIONS_UNTIL}" in manual, name
        assert str(NEWS_UNTIL) in manual


def test_the_days_that_the_program_names_are_those_of_its_data() -> None:
    until = {text.kind: text.checked_until for text in TEXTS if text.proof == "text" and len(text.orders) < 9}
    assert until["行政法规"] == REGULATIONS_UNTIL
    assert max(day for day in (text.checked_until for text in TEXTS) if day) == NEWS_UNTIL
    laws = [text.checked_until for text in TEXTS if text.kind == "宪法相关法" and text.proof == "text"]
    assert LAWS_UNTIL in laws
