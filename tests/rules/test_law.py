"""The rules about citations: what they say of real phrases, and that a fix fixes what it promises and no more."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.catalogue import Settings
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.registry import all_rules, rule_named
from catalog_cli.rules.rule import TextProblem
from conftest import FACTS, RUN

PHRASES = (Path(__file__).parents[1] / "parsing/data/basis_phrases.txt").read_text(encoding="utf-8").splitlines()
RULES = tuple(rule for rule in all_rules() if rule.family == "law" and hasattr(rule.module, "check_text"))
ALPHABET = "《》〈〉<>（）()〔〕﹝﹞[]第条款项章之至二十14 2019、；，：号令发国务院关于印发的通知规定等及法\n"


def slips(rule: Rule, text: str) -> Iterator[TextProblem]:
    yield from rule.function("check_text", settings=Settings(), facts=FACTS, run=RUN)(text)


def fixed(text: str, found: Sequence[TextProblem]) -> str:
    edits = [slip for slip in found if slip.replacement is not None]
    for slip in sorted(edits, key=lambda slip: -slip.start):
        text = f"{text[: slip.start]}{slip.replacement}{text[slip.end :]}"
    return text


@pytest.mark.parametrize(
    ("text", "rule", "stretch"),
    [
        ("《政府信息公开条例》国务院令第711号,第二十条第七款:财政预算", "law/item-not-paragraph", "第七款"),
        ("《政府信息公开条例》第五十七条", "law/article-exists", "第五十七条"),
        ("《政府信息公开条例》第二十条第（十六）项", "law/article-exists", "第（十六）项"),
        ("《政府信息公开条例》第五十条至第六十条", "law/article-exists", "第六十条"),
        ("《立法法》（2015年修正）第一百零六条", "law/article-exists", "第一百零六条"),
        ("《会计法》第五十二条", "law/article-in-force", "第五十二条"),
        ("《政府信息公开条例》（国令第492号）", "law/version-current", "国令第492号"),
        ("税收征收管理法》", "law/title-marks-paired", "》"),
        ("《某通知》(民发〔2018)23号〕", "law/year-brackets", "〔2018)"),
        ("《某通知》（国办发〔201680号）", "law/year-brackets", "〔2016"),
        ("《政府信息公开条例》第20条", "law/chinese-numerals", "20"),
        ("《预算法》等", "law/specific", "等"),
        ("《预算法》 第十四条", "law/no-stray-spaces", " "),
        ("《政府信息公开条例》（国令第711号）号", "law/basis-understood", "号"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(text: str, rule: str, stretch: str) -> None:
    assert [text[slip.start : slip.end] for slip in slips(rule_named(rule), text)] == [stretch]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("《政府信息公开条例》（国务院令第492号）第五十七条", "law/article-exists"),
        ("《政府信息公开条例》第二十条第七款", "law/article-exists"),
        ("《预算法》（2030年修订）第三百条", "law/article-exists"),
        ("湖南省《宗教事务条例》第九百条", "law/article-exists"),
        ("《会计法》第九百条", "law/article-in-force"),
        ("《某通知》（国办发〔201680号）", "law/basis-understood"),
        ("《预算法》第十四条的规定", "law/specific"),
        ("《意见》第二部分第（一）条第4点", "law/chinese-numerals"),
        ("《政务公开目录》附件1第2项", "law/article-exists"),
    ],
)
def test_what_another_rule_says_or_nobody_can_know_is_not_reported(text: str, rule: str) -> None:
    assert list(slips(rule_named(rule), text)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@given(st.sampled_from(PHRASES) | st.text(alphabet=ALPHABET, max_size=40))
def test_no_text_stops_a_rule_and_its_places_lie_within(rule: Rule, text: str) -> None:
    for slip in slips(rule, text):
        assert 0 <= slip.start < slip.end <= len(text)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fixes], ids=lambda rule: rule.name)
@pytest.mark.parametrize("text", PHRASES, ids=range(1, len(PHRASES) + 1))
def test_a_fix_takes_its_findings_away(rule: Rule, text: str) -> None:
    found = list(slips(rule, text))
    left = list(slips(rule, fixed(text, found)))
    assert len(left) == sum(slip.replacement is None for slip in found)
