"""Fixes are put into the files' texts: each edit changes its value, and those that touch wait for the next round."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog_cli.model.finding import Edit, Finding, Fix, Pointer, Span, TextReplacement
from catalog_cli.model.item import Value
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, OTHER_FILE, RIGHT
from catalog_cli.store.fixes import apply_fixes, replacements_for
from catalog_cli.store.source import Folder, OverlaySource

TEXT = """\
# 公报
id: zhengfu-gongbao
name: '政府公报'  # 名称
content: 每期政府公报,全文,目录
basis:
  - 《甲》 第一条  # 甲
  - 《乙》 第二条
extra:
  备注: 无,有
"""


def edit(pointer: Pointer, value: Value, span: Span | None = None, path: str = FILE) -> Edit:
    return Edit(path=path, pointer=pointer, value=value, span=span)


def finding(*edits: Edit) -> Finding:
    return Finding(rule="wording/x", message=message("x"), path=FILE, fix=Fix(edits))


def source(**files: str) -> OverlaySource:
    return OverlaySource(
        Folder(Path("nowhere")), {FILE: TEXT.encode(), OTHER_FILE: RIGHT[OTHER_FILE].encode()} | _bytes(files)
    )


def _bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode("utf-8", "surrogateescape") for path, text in files.items()}


def text_with(*findings: Finding) -> str:
    files, made = apply_fixes(source(), findings)
    assert made == list(findings)
    return files[FILE].decode()


@pytest.mark.parametrize(
    ("edits", "before", "after"),
    [
        pytest.param([edit(("content",), "，", (6, 7))], "公报,全文", "公报，全文", id="a stretch of a text"),
        pytest.param([edit(("content",), "", (6, 9))], "公报,全文,", "公报,", id="a stretch taken away"),
        pytest.param([edit(("content",), "（", (0, 0))], "每期", "（每期", id="something put in"),
        pytest.param([edit(("name",), "公报")], "'政府公报'", "'公报'", id="a whole text"),
        pytest.param([edit(("basis", 0), "", (3, 4))], "《甲》 第", "《甲》第", id="a stretch of an element"),
        pytest.param([edit(("basis", 1), None)], "  - 《乙》 第二条\n", "", id="an element taken away"),
        pytest.param([edit(("name",), None)], "name: '政府公报'  # 名称\n", "", id="a key taken away"),
        pytest.param([edit(("extra", "备注"), "，", (1, 2))], "无,有", "无，有", id="a value in a mapping"),
        pytest.param(
            [edit(("link",), "https://www.gov.cn/")], "extra:", "link: https://www.gov.cn/\nextra:", id="a key"
        ),
        pytest.param(
            [edit(("content",), "，", (9, 10)), edit(("content",), "，", (6, 7))],
            "公报,全文,目录",
            "公报，全文，目录",
            id="two stretches of one text",
        ),
    ],
)
def test_an_edit_changes_its_value_and_no_other_byte(edits: list[Edit], before: str, after: str) -> None:
    assert text_with(finding(*edits)) == TEXT.replace(before, after)


def test_edits_of_several_findings_go_together() -> None:
    one = finding(edit(("content",), "，", (6, 7)))
    two = finding(edit(("content",), "；", (9, 10)))
    three = finding(edit(("basis", 1), "", (3, 4)))
    assert text_with(one, two, three) == TEXT.replace(",全文,", "，全文；").replace("《乙》 ", "《乙》")


def test_texts_of_lists_and_of_mappings_are_mended_together() -> None:
    one, two = finding(edit(("extra", "备注"), "，", (1, 2))), finding(edit(("basis", 0), "丙", (1, 2)))
    three = finding(edit(("content",), "某", (1, 2)))
    after = TEXT.replace("无,有", "无，有").replace("《甲》", "《丙》").replace("每期", "每某")
    assert text_with(one, two, three) == after


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(edit(("content",), "x", (6, 8)), edit(("content",), "y", (7, 9)), id="overlapping stretches"),
        pytest.param(edit(("content",), "x", (6, 7)), edit(("content",), "y", (7, 8)), id="touching stretches"),
        pytest.param(edit(("content",), "x", (6, 7)), edit(("content",), "y"), id="a stretch and the whole"),
        pytest.param(edit(("basis", 0), "", (3, 4)), edit(("basis",), ["《丙》第三条"]), id="an element and its list"),
        pytest.param(edit(("basis", 0), "", (3, 4)), edit(("basis", 0), None), id="a stretch of what goes"),
    ],
)
def test_of_fixes_that_touch_only_the_first_is_made(first: Edit, second: Edit) -> None:
    one, two = finding(first), finding(second)
    assert apply_fixes(source(), [one, two])[1] == [one]
    assert apply_fixes(source(), [two, one])[1] == [two]


def test_the_same_stretch_of_two_elements_is_no_conflict() -> None:
    one, two = finding(edit(("basis", 0), "", (3, 4))), finding(edit(("basis", 1), "", (3, 4)))
    assert text_with(one, two) == TEXT.replace("》 第", "》第")


def test_elements_that_go_together_do_not_shift_each_other() -> None:
    one, two = finding(edit(("basis", 0), None)), finding(edit(("basis", 1), "", (3, 4)))
    assert text_with(one, two) == TEXT.replace("  - 《甲》 第一条  # 甲\n  - 《乙》 第", "  - 《乙》第")


def test_a_fix_of_several_files_is_made_in_all_of_them() -> None:
    both = finding(edit(("content",), "，", (6, 7)), edit(("content",), "。", (6, 6), OTHER_FILE))
    files, made = apply_fixes(source(), [both])
    assert made == [both]
    assert files[OTHER_FILE].decode() == RIGHT[OTHER_FILE].replace("政策解读材料", "政策解读材料。")


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    whole = finding(edit(("content",), "，", (6, 7)), edit(("name",), "x", None, "data/items/gone.yaml"))
    other = finding(edit(("basis", 0), "", (3, 4)))
    files, made = apply_fixes(source(), [whole, other])
    assert made == [other]
    assert files == {FILE: TEXT.replace("《甲》 ", "《甲》").encode()}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("name: [\n", id="no YAML"),
        pytest.param("- a\n", id="a list"),
        pytest.param("{name: a, content: b}\n", id="keys between curly brackets"),
        pytest.param("name: \udcff\n", id="no UTF-8"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_file_that_cannot_be_edited_stays_as_it_is(text: str) -> None:
    broken = finding(edit(("name",), "x", None, "data/items/broken.yaml"))
    assert apply_fixes(source(**{"data/items/broken.yaml": text}), [broken]) == ({}, [])


def test_a_finding_without_a_fix_changes_nothing() -> None:
    assert apply_fixes(source(), [Finding(rule="a/b", message=message("x"), path=FILE)]) == ({}, [])


def put_in(text: str, replacements: Sequence[TextReplacement]) -> str:
    """Replace by lines and columns, as a reader of SARIF does."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for each in sorted(replacements, key=lambda each: (each.place.line, each.place.column), reverse=True):
        start = starts[each.place.line - 1] + each.place.column - 1
        end = starts[each.place.end_line - 1] + each.place.end_column - 1
        text = text[:start] + each.text + text[end:]
    return text


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([edit(("content",), "，", (6, 7))], id="a stretch of a text"),
        pytest.param([edit(("content",), "，", (6, 7)), edit(("basis", 1), "《丙》第三条")], id="two places"),
        pytest.param([edit(("basis", 1), None)], id="a line taken away"),
        pytest.param([edit(("name",), None), edit(("extra", "备注"), "有")], id="a key taken away"),
        pytest.param([edit(("basis",), ["《乙》 第二条", "《甲》 第一条"])], id="lines that change places"),
        pytest.param([edit(("content",), "每期\n全文")], id="a text of several lines"),
    ],
)
def test_what_is_said_to_be_replaced_makes_of_a_file_what_the_fix_makes(edits: list[Edit]) -> None:
    replacements = replacements_for(source(), finding(*edits))
    assert put_in(TEXT, replacements) == text_with(finding(*edits))


def test_no_more_is_replaced_than_differs() -> None:
    (replaced,) = replacements_for(source(), finding(edit(("content",), "，", (6, 7))))
    assert (replaced.path, replaced.text) == (FILE, "，")
    # `content: 每期政府公报,`: the comma is the 16th character of the fourth line
    assert (replaced.place.line, replaced.place.column, replaced.place.end_column) == (4, 16, 17)


def test_what_has_no_fix_replaces_nothing() -> None:
    assert replacements_for(source(), Finding(rule="wording/x", message=message("x"), path=FILE)) == ()
