"""A rule's manual says what is right, shows it by short examples, and promises no other fix than there is."""

from pathlib import Path

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.finding import Severity
from catalog_cli.model.manual import Extract, Repair
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.manual import manual_of
from catalog_cli.rules.registry import UnknownRuleError, all_rules, family_named, find_rule
from catalog_cli.rules.rule import Example
from catalog_cli.store.source import Folder
from conftest import RUN, lay
from rules.answered import answered
from rules.example_files import files_of

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)


class Sheet:
    """A rule's file, written for a test.

    It has a second paragraph
    on two lines.

    Source: 条例 第二十条.
    """

    TITLE = "测试"
    SEVERITY = Severity.WARNING
    VALID: tuple[Example, ...] = ()
    INVALID: tuple[Example, ...] = ()
    FIXES: tuple[tuple[Example, Example], ...] = ()
    FIX_IS_SAFE = True


def sheet(**more: object) -> Rule:
    module = Sheet()
    module.__dict__.update(more, __doc__=Sheet.__doc__)
    return Rule("test/sheet", module)


def test_the_first_paragraph_is_the_summary_and_each_other_a_line_of_the_body() -> None:
    manual = manual_of(sheet())
    assert manual.summary == "A rule's file, written for a test."
    assert manual.body == ("It has a second paragraph on two lines.", "Source: 条例 第二十条.")
    assert (manual.name, manual.title, manual.severity) == ("test/sheet", "测试", Severity.WARNING)


@pytest.mark.parametrize(
    ("example", "shown"),
    [
        pytest.param("每年 1月", (Extract("每年 1月"),), id="a text as it is"),
        pytest.param({**RIGHT, FILE: ITEM + "order: 0\n"}, (Extract("order: 0", FILE),), id="only the line added"),
        pytest.param(
            {FILE: ITEM.replace("id: zhengfu-gongbao", "id: GB") + "order: 0\n"},
            (Extract("id: GB\ncategory: 政策文件\nname: 政府公报\ncontent: 每期政府公报\norder: 0", FILE),),
            id="the few lines between two that matter",
        ),
        pytest.param(
            {FILE: f"# 附注\n{ITEM}order: 0\n"},
            (Extract("# 附注\n…\norder: 0", FILE),),
            id="a sign for the many lines between two that matter",
        ),
        pytest.param(
            {FILE: ITEM.replace("name: 政府公报\n", "")},
            (Extract("id: zhengfu-gongbao\ncategory: 政策文件\ncontent: 每期政府公报", FILE),),
            id="all when a line is gone",
        ),
        pytest.param(RIGHT, (Extract(ITEM.strip(), FILE),), id="one file of a right workspace"),
        pytest.param(
            {SETTINGS_FILE: SETTINGS}, (Extract(SETTINGS.strip(), SETTINGS_FILE),), id="the one file there is"
        ),
        pytest.param({"a.yaml": "a: 1\n"}, (Extract("a: 1", "a.yaml"),), id="a file of its own"),
        pytest.param({"a.yaml": b"a: \xff\n"}, (Extract("a: \ufffd", "a.yaml"),), id="bytes that are no text"),
        pytest.param("一" * 500, (Extract("一" * 100 + "…"),), id="the beginning of an endless line"),
    ],
)
def test_an_example_shows_what_matters(example: Example, shown: tuple[Extract, ...]) -> None:
    assert manual_of(sheet(INVALID=(example,))).wrong == (shown,)
    assert manual_of(sheet(VALID=(example,))).right == (shown,)


@pytest.mark.parametrize(
    ("before", "after", "repair"),
    [
        pytest.param("﹝2017﹞", "〔2017〕", Repair("﹝2017﹞", "〔2017〕"), id="a text"),
        pytest.param(
            {FILE: ITEM + "order: 1\n", SETTINGS_FILE: SETTINGS},
            {FILE: ITEM + "order: 2\n", SETTINGS_FILE: SETTINGS},
            Repair("order: 1", "order: 2", FILE),
            id="the line of the file that changes",
        ),
        pytest.param({FILE: ITEM}, {FILE: ITEM + "order: 2\n"}, Repair("", "order: 2", FILE), id="a line added"),
        pytest.param({FILE: ITEM + "order: 2\n"}, {FILE: ITEM}, Repair("order: 2", "", FILE), id="a line taken away"),
    ],
)
def test_a_fix_shows_what_it_changes(before: Example, after: Example, repair: Repair) -> None:
    assert manual_of(sheet(FIXES=((before, after),))).repairs == (repair,)


def test_a_manual_says_whether_there_is_a_fix_and_whether_it_is_safe() -> None:
    pairs = (("a", "b"),)
    assert manual_of(sheet()).fix is None
    assert manual_of(sheet(FIXES=pairs)).fix == "safe"
    assert manual_of(sheet(FIXES=pairs, FIX_IS_SAFE=False)).fix == "unsafe"


@pytest.mark.parametrize(
    ("rule", "before"),
    [
        pytest.param(rule, before, id=f"{rule.name}-{number}")
        for rule in all_rules()
        for number, (before, _) in enumerate(rule.fixes, 1)
    ],
)
def test_a_fix_is_as_safe_as_the_manual_says(rule: Rule, before: Example, tmp_path: Path) -> None:
    # all rules run: whether a comment suppresses something is known only of those that do
    request = CheckRequest(RUN, Choice(also=(rule.name,)))
    files = files_of(rule, before)
    result = (
        answered(rule, files, tmp_path).result
        if rule.needs_answer
        else check_source(Folder(lay(tmp_path, files)), request)
    )
    fixes = [found.fix for found in result.findings if found.rule == rule.name and found.fix]
    assert fixes
    assert all(fix.safe for fix in fixes) is rule.fix_is_safe


@RULES
def test_a_manual_is_short_enough_to_be_read(rule: Rule) -> None:
    manual = manual_of(rule)
    assert manual.summary.endswith((".", "。"))
    assert len(manual.summary) <= 160
    for sample in (*manual.right, *manual.wrong):
        assert sum(extract.text.count("\n") + 1 for extract in sample) <= 25


@RULES
def test_a_rule_answers_to_its_name_and_its_title(rule: Rule) -> None:
    assert find_rule(rule.name) == rule
    assert find_rule(f" {rule.name.upper()} ") == rule
    assert find_rule(rule.module.TITLE) == rule


def test_a_family_answers_to_its_name() -> None:
    names = {rule.name for rule in family_named("file")}
    assert names == {"file/inside-workspace", "file/item-ending", "file/readable"}
    assert family_named("file/") == family_named("file")
    assert family_named("no-such-family") == ()


@pytest.mark.parametrize(
    ("word", "near"),
    [
        pytest.param("yaml/no-tab", "yaml/no-tabs", id="a slip in the name"),
        pytest.param("no-tabs", "yaml/no-tabs", id="without its family"),
        pytest.param("缩进不用制表", "yaml/no-tabs", id="a slip in the title"),
        pytest.param("identiy", "identity", id="a slip in the family"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(word: str, near: str) -> None:
    with pytest.raises(UnknownRuleError) as refusal:
        find_rule(word)
    assert near in str(refusal.value.remedy)


def test_a_name_like_no_other_is_told_where_all_stand() -> None:
    with pytest.raises(UnknownRuleError) as refusal:
        find_rule("@@@@")
    assert "catalog explain" in str(refusal.value.remedy)
