"""A manual is drawn within the width and written as Markdown, and hostile text in it is harmless."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from catalog_cli.formats import Screen
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.formats.wrapping import breaks
from catalog_cli.model.finding import Severity
from catalog_cli.model.manual import Extract, Manual, Repair
from hostile import FORBIDDEN, HOSTILE

ANSI = re.compile("\x1b\\[[0-9;]*m")


MANUAL = Manual(
    name="law/year-brackets",
    title="发文年份用六角括号",
    severity=Severity.WARNING,
    pedantic=False,
    fix="safe",
    summary="A year in a reference stands in `〔〕`.",
    body=("Why it matters.", "Source: GB/T 9704-2012, 7.2.5."),
    right=((Extract("国办发〔2017〕97号"),),),
    wrong=((Extract("国办发[2017]97号"),), (Extract("basis:\n  - a", "data/items/a.yaml"),)),
    repairs=(Repair("国办发[2017]97号", "国办发〔2017〕97号"),),
)


def manual(**changes: Any) -> Manual:
    return replace(MANUAL, **changes)


def written(form: str, *manuals: Manual, width: int = 80, colour: bool = False) -> str:
    return "".join(writer("manuals", form)(manuals, Screen(width, terminal=colour, colour=colour)))


def test_markdown_has_every_part_in_order() -> None:
    assert written("markdown", manual()) == (
        "# law/year-brackets · 发文年份用六角括号\n\n"
        "A year in a reference stands in `〔〕`.\n\n"
        "*warning · fixed by --fix*\n\n"
        "Why it matters.\n\n"
        "Source: GB/T 9704-2012, 7.2.5.\n\n"
        "## Wrong\n\n"
        "```text\n国办发[2017]97号\n```\n\n"
        "`data/items/a.yaml`\n\n"
        "```yaml\nbasis:\n  - a\n```\n\n"
        "## Right\n\n"
        "```text\n国办发〔2017〕97号\n```\n\n"
        "## Safe fix\n\n"
        "```diff\n- 国办发[2017]97号\n+ 国办发〔2017〕97号\n```\n"
    )


def test_text_has_every_part_in_order() -> None:
    assert written("text", manual()) == (
        "law/year-brackets  发文年份用六角括号\n"
        "warning · fixed by --fix\n\n"
        "A year in a reference stands in `〔〕`.\n\n"
        "Why it matters.\n\n"
        "Source: GB/T 9704-2012, 7.2.5.\n\n"
        "Wrong\n\n"
        "    国办发[2017]97号\n\n"
        "  data/items/a.yaml\n"
        "    basis:\n"
        "      - a\n\n"
        "Right\n\n"
        "    国办发〔2017〕97号\n\n"
        "Safe fix\n\n"
        "    - 国办发[2017]97号\n"
        "    + 国办发〔2017〕97号\n"
    )


def test_colours_take_the_place_of_code_spans() -> None:
    drawn = written("text", manual(), colour=True)
    assert "`" not in drawn
    assert ANSI.sub("", drawn) == written("text", manual()).replace("`", "")
    assert ANSI.search(drawn)


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_a_rule_without_examples_and_fix_has_no_such_headings(name: str) -> None:
    bare = written(name, manual(right=(), wrong=(), repairs=(), fix=None))
    for heading in ("Wrong", "Right", "fix"):
        assert heading not in bare


def test_an_unsafe_fix_and_a_quiet_rule_are_called_so() -> None:
    told = written("text", manual(fix="unsafe", pedantic=True))
    assert "warning · fixed by --unsafe-fixes · only with --pedantic\n" in told
    assert "\nUnsafe fix\n" in told


def test_several_manuals_stand_apart() -> None:
    for name in ("text", "markdown"):
        one, two = written(name, manual()), written(name, manual(), manual())
        assert two == f"{one}\n{one}"


def test_json_is_an_object_for_one_manual_and_an_array_for_more() -> None:
    one, two = json.loads(written("json", manual())), json.loads(written("json", manual(), manual()))
    assert two == [one, one]
    assert one["wrong"] == [
        [{"text": "国办发[2017]97号", "path": ""}],
        [{"text": "basis:\n  - a", "path": "data/items/a.yaml"}],
    ]
    assert one["repairs"] == [{"before": "国办发[2017]97号", "after": "国办发〔2017〕97号", "path": ""}]
    assert (one["rule"], one["fix"], one["severity"]) == ("law/year-brackets", "safe", "warning")


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("每个行政机关都应当编制主动公开事项目录，并及时更新。" * 5, id="Chinese"),
        pytest.param("Every office keeps its catalogue up to date. " * 5, id="English"),
        pytest.param("《预算法》（2018 修正）第十四条 says `20` days；" * 5, id="both"),
    ],
)
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    drawn = written("text", manual(summary=text, wrong=((Extract(text),),)), width=width)
    prose = [line for line in drawn.splitlines() if "://" not in line]
    assert max(map(cell_len, prose)) <= max(width, len("law/year-brackets  发文年份用六角括号") + 9)
    assert "".join(text.split()) in "".join(drawn.split())


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    text = "依据《中华人民共和国政府信息公开条例》（国务院令第711号），应当“及时”公开；另有规定的，从其规定。"
    for width in range(12, 60):
        cuts = [0, *breaks(text, width), len(text)]
        lines = [text[start:end] for start, end in pairwise(cuts)]
        assert "".join(lines) == text
        for line in lines:
            assert line[0] not in "，。；》）”"
            assert line[-1] not in "《（“"


def test_a_number_with_a_point_stays_whole() -> None:
    assert breaks("see section 1.10.2 there", 14) == [12]


@pytest.mark.parametrize("name", format_names("manuals"))
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("colour", [True, False])
def test_hostile_text_comes_out_harmless(hostile: str, name: str, *, colour: bool) -> None:
    one = manual(title=hostile, wrong=((Extract(hostile),),), repairs=(Repair(hostile, hostile),))
    printed = written(name, one, colour=colour)
    assert not set(FORBIDDEN) & set(ANSI.sub("", printed))


@pytest.mark.parametrize("text", ["a\n```\n# b", "````", "`"])
def test_an_example_cannot_leave_its_block(text: str) -> None:
    block = written("markdown", manual(wrong=((Extract(text),),))).partition("## Wrong\n\n")[2]
    fence = re.match("`+", block)
    assert fence
    assert block.startswith(f"{fence[0]}text\n{text}\n{fence[0]}\n")
    assert fence[0] not in text


def test_what_cannot_be_seen_in_an_example_is_named() -> None:
    for name in ("text", "markdown"):
        assert "政府⟨U+200B⟩公报" in written(name, manual(wrong=((Extract("政府\u200b公报"),),)))


def test_a_tab_in_an_example_can_be_seen_on_a_terminal() -> None:
    assert "    ⇥   - a\n" in written("text", manual(wrong=((Extract("\t- a"),),)))


def test_signs_in_prose_mean_nothing_to_markdown() -> None:
    page = written("markdown", manual(summary="A lone <b> or *star* or a_b_c; not in `a_b <c>`."))
    assert r"A lone \<b> or \*star\* or a\_b\_c; not in `a_b <c>`." in page
