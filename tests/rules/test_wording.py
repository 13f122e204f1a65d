"""Rules of wording find slips, leave right texts alone, and fix without making anything else wrong."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.catalogue import Settings
from catalog_cli.parsing.characters import ODD_BLANKS, UNSEEN
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.registry import all_rules
from catalog_cli.rules.rule import TextProblem
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN

RULES = {
    rule.name: rule
    for rule in all_rules()
    if hasattr(rule.module, "check_text") and (rule.family == "wording" or rule.name == "link/no-artefacts")
}
MENDING = [pytest.param(rule, id=name) for name, rule in RULES.items() if rule.fixes]
OF_WORDING = {name: rule for name, rule in RULES.items() if rule.family == "wording"}

# each piece is what some rule looks at, and together they make what no author thought of
PIECES = st.sampled_from(
    [
        *"政府公开一aB9２Ａ．",
        *",;:?!()，。、；：？！（）《》〈〉【】〔〕「」“”‘’\"'",
        *(" ", "  ", "\n", "\t", "\u200b", "\u3000", "\xa0", "\ufffd", "\x07"),
        *("http://a.cn/", "www.a.cn", "1)", "&nbsp;", "——", "……", "[bookmark: _GoBack]", "PAGEREF _Toc123456"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def slips(rule: Rule, text: str) -> list[TextProblem]:
    found: Iterator[TextProblem] = rule.function("check_text", settings=Settings(), run=RUN)(text)
    return list(found)


def to_fix(rule: Rule, text: str) -> list[TextProblem]:
    return [slip for slip in slips(rule, text) if slip.replacement is not None]


def fixed(text: str, found: list[TextProblem]) -> str:
    """Make the fixes that do not touch each other, as the program does."""
    made: list[TextProblem] = []
    for slip in found:
        if not any(slip.start <= other.end and other.start <= slip.end for other in made):
            made.append(slip)
    for slip in sorted(made, key=lambda slip: slip.start, reverse=True):
        text = f"{text[: slip.start]}{slip.replacement}{text[slip.end :]}"
    return text


def fixed_to_the_end(rule: Rule, text: str) -> str:
    for _ in range(len(text) + 2):
        found = to_fix(rule, text)
        if not found:
            return text
        text = fixed(text, found)
    pytest.fail(f"there is always something left to fix: {text!r}")


def reported(text: str) -> set[str]:
    """Return the rules that have something against a text as the content of an item."""
    return {name for name, rule in OF_WORDING.items() if "content" in rule.keys and slips(rule, text)}


@given(TEXTS)
def test_any_text_can_be_looked_at(text: str) -> None:
    for rule in RULES.values():
        for slip in slips(rule, text):
            assert 0 <= slip.start < slip.end <= len(text)
            assert str(slip.message)
            assert slip.replacement != text[slip.start : slip.end]


@pytest.mark.parametrize("rule", MENDING)
@given(text=TEXTS)
def test_fixing_comes_to_an_end_and_a_second_time_changes_nothing(rule: Rule, text: str) -> None:
    once = fixed_to_the_end(rule, text)
    assert fixed_to_the_end(rule, once) == once


@pytest.mark.parametrize("rule", [each for each in MENDING if str(each.id).startswith("wording/")])
@given(text=TEXTS)
def test_no_fix_leaves_more_findings_than_before(rule: Rule, text: str) -> None:
    def total(text: str) -> int:
        return sum(len(slips(each, text)) for each in OF_WORDING.values())

    before = total(text)
    for slip in to_fix(rule, text):
        assert total(fixed(text, [slip])) <= before


@pytest.mark.parametrize(
    "text",
    [
        "自该政府信息形成或者变更之日起20个工作日内",
        "包括信息发布、解读回应等情况；其他（长期公开）。",
        "办公时间：9:00—12:00，13:30—17:00（节假日除外）",
        "预算1,200.50万元，增长2.5%，比例为1:500",
        "电子邮箱jss@example.gov.cn，网址https://www.jinshishi.gov.cn/a?b=1,2&c=(3);d",
        "PPP项目(Public-Private Partnership, PPP)的实施情况",
        "见GB/T 9704-2012、RFC 3986",
        "1.机构概况 2.领导信息",
        "1)机构概况；2)领导信息",
        "一）机构概况；二）领导信息",
        "（一）机构概况\n（二）领导信息",
        "“我为政府网站找错”平台网民留言（‘已办结’的除外）办理",
        "是否公开？！",
        "包括……——等",
        "张三 李四",
        "信息形成之日起 20 个工作日内",
        "目录如下：\n  机构概况\n  领导信息",
        "It is the government’s “list”, (see below): yes!",
        '6.1 "OK" 5\'',
    ],
)
def test_a_right_text_has_no_finding(text: str) -> None:
    assert reported(text) == set()


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        pytest.param("full-width-punctuation", "第二十条第七款:财政预算", "第二十条第七款：财政预算", id="a colon"),
        pytest.param(
            "full-width-punctuation", "信息形成后,7个工作日内", "信息形成后，7个工作日内", id="before a number"
        ),
        pytest.param("full-width-punctuation", "PPP,政府采购", "PPP，政府采购", id="after a foreign word"),
        pytest.param("full-width-punctuation", "动态调整; 2.处罚", "动态调整；2.处罚", id="with the space after it"),
        pytest.param("full-width-punctuation", "是否公开?", "是否公开？", id="at the end"),
        pytest.param("full-width-punctuation", "甲(乙(丙)丁)", "甲（乙（丙）丁）", id="brackets in brackets"),
        pytest.param("full-width-punctuation", "政府(办公厅）", "政府（办公厅）", id="a bracket that fits half"),
        pytest.param(
            "full-width-punctuation", "见(http://a.gov.cn/中)", "见（http://a.gov.cn/中）", id="around a link"
        ),
        pytest.param("half-width-digits-and-letters", "２０１９年Ａ类", "2019年A类", id="digits and letters"),
        pytest.param("no-stray-characters", "\u3000\u3000一、机构", "一、机构", id="indentation"),
        pytest.param("no-stray-characters", "机构\t职能", "机构 职能", id="a tab between words"),
        pytest.param("no-stray-characters", "职能；\xa0\n机构", "职能；\n机构", id="a space at a line's end"),
        pytest.param("no-stray-spaces", "联系电话： 0736", "联系电话：0736", id="after a mark"),
        pytest.param("no-stray-spaces", "《办法》 （试行）", "《办法》（试行）", id="between marks"),
        pytest.param("single-punctuation", "姓名， ，职务", "姓名，职务", id="with a space between"),
        pytest.param("single-punctuation", "姓名,,职务", "姓名，职务", id="half-width"),
        pytest.param("no-trailing-punctuation", "予以公开； ", "予以公开", id="with a space after it"),
        pytest.param("names-without-full-stop", "政府公报；。", "政府公报", id="with another mark"),
        pytest.param("typographic-quotes", '"三公"经费', "“三公”经费", id="around a word"),
        pytest.param("unbroken-sentences", "等，\n监督", "等，监督", id="after a comma"),
    ],
)
def test_a_slip_is_fixed(name: str, text: str, right: str) -> None:
    assert fixed_to_the_end(RULES[f"wording/{name}"], text) == right


@pytest.mark.parametrize(
    ("name", "text", "marked"),
    [
        pytest.param("single-punctuation", "姓名；：职务", ["；："], id="two marks of which one is meant"),
        pytest.param("marks-paired", "（国办发〔201724号）", ["〔"], id="a year's bracket"),
        pytest.param("marks-paired", "”三公”经费", ["”", "”"], id="two closing quotation marks"),
        pytest.param("marks-paired", "包括1)甲（乙", ["（"], id="a list's number is none"),
        pytest.param("title-marks-paired", "税收征收管理法》、《条例", ["》", "《"], id="titles"),
        pytest.param("typographic-quotes", '"三公经费', ['"'], id="a quotation that does not end"),
        pytest.param("no-stray-characters", "领导\ue004\ufffd息", ["\ue004\ufffd"], id="what was lost"),
    ],
)
def test_what_only_a_person_can_fix_is_marked(name: str, text: str, marked: list[str]) -> None:
    found = slips(RULES[f"wording/{name}"], text)
    assert [text[slip.start : slip.end] for slip in found] == marked
    assert not any(slip.replacement is not None and slip.safe for slip in found)


@given(text=st.lists(st.sampled_from([*"()（）【】「」〔〕“”‘’一a1字 ", "1）", "（一）", "a)"])).map("".join))
def test_an_address_beside_marks_does_not_change_which_stand_alone(text: str) -> None:
    # beside an address each mark is looked at by itself, without one those that pair are told at a glance
    rule = RULES["wording/marks-paired"]
    lone = [slip.start for slip in slips(rule, text)]
    assert [slip.start for slip in slips(rule, f"{text} www.gov.cn")] == lone


def test_every_character_that_has_no_business_in_a_text_is_found() -> None:
    odd = re.compile(f"[{ODD_BLANKS}{UNSEEN}\ue000-\uf8ff\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
    rule = RULES["wording/no-stray-characters"]
    for code in (*range(0x10000), 0xEFFFF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD):
        text = f"公{chr(code)}开"
        assert bool(slips(rule, text)) == bool(odd.search(text)), hex(code)


@pytest.mark.parametrize("mark", ["，", "、", "；", "：", ",", ":", ";"])
@given(gap=st.text(" \n\t\r\xa0\u2028\u3000\u200b\ufeff\xad\x07", max_size=3))
def test_a_mark_that_nothing_follows_is_found_behind_any_gap(mark: str, gap: str) -> None:
    (slip,) = slips(RULES["wording/no-trailing-punctuation"], f"公开{mark}{gap}")
    assert (slip.start, slip.end) == (2, 3 + len(gap))


def test_brackets_that_cross_others_are_left_to_a_person() -> None:
    assert slips(RULES["wording/full-width-punctuation"], "(民发〔2018)23号〕") == []


def test_the_bundled_catalogue_has_the_slips_that_a_reader_sees() -> None:
    found = check_source(Folder(ROOT), CheckRequest(RUN, Choice(select=("wording",)))).findings
    assert {(finding.rule, finding.path.rpartition("/")[2]) for finding in found} == {
        ("wording/content-says-more", "guizhang-guifanxing-wenjian.yaml"),
        ("wording/unbroken-sentences", "zhengfu-xinxi-gongkai-zhinan.yaml"),
    }
