"""The figures that the pages give of what the program knows of the law are those of its data."""

import re
from collections.abc import Mapping

import msgspec
import pytest

from catalog_cli.facts import data_lines
from catalog_cli.facts.citing import LONGEST_WAIT
from catalog_cli.facts.deadlines import statutory_deadlines
from catalog_cli.facts.laws import LawText
from conftest import ROOT

LAWS = [msgspec.json.decode(line, type=LawText) for line in data_lines("laws.jsonl")]
LOCAL = [msgspec.json.decode(line, type=LawText) for line in data_lines("local.jsonl.gz")]
SHAPED = [text for text in LAWS if text.articles is not None]
WAITS = [text.effective - text.version for text in LAWS if text.effective and text.version]
FIGURES: Mapping[str, int] = {
    "titles": len({text.title for text in LAWS}),
    "texts": len(SHAPED),
    "laws": len({text.title for text in SHAPED}),
    "waits": len(WAITS),
    "local texts": len(LOCAL),
    "local titles": len({text.title for text in LOCAL}),
    "documents": len(data_lines("documents.jsonl")),
    "topics": len({each.topic for each in statutory_deadlines()}),
}
ON_PAGES = {
    "README.md": {"texts": r"([\d,]+) texts of", "laws": r"([\d,]+) national laws"},
    "README.zh-CN.md": {"texts": r"的 ([\d,]+) 个文本", "laws": r"对照 ([\d,]+) 部"},
    "docs/law.md": {
        "titles": r"([\d,]+) titles of laws",
        "texts": r"of ([\d,]+) texts how many",
        "waits": r"of ([\d,]+) texts whose first day",
        "local texts": r"([\d,]+) texts of [\d,]+ local",
        "local titles": r"texts of ([\d,]+) local",
        "documents": r"([\d,]+) national documents",
        "topics": r"for ([\d,]+) topics",
    },
    "docs/law.zh-CN.md": {
        "titles": r"掌握 ([\d,]+) 个法律",
        "texts": r"其中 ([\d,]+) 个文本",
        "waits": r"施行日期的 ([\d,]+) 个文本",
        "local texts": r"地方性法规的 ([\d,]+) 个文本",
        "local titles": r"([\d,]+) 部地方性法规",
        "documents": r"([\d,]+) 件不是法律",
        "topics": r"对 ([\d,]+) 类信息",
    },
}


@pytest.mark.parametrize("page", ON_PAGES)
def test_a_page_gives_the_figures_of_the_data(page: str) -> None:
    words = " ".join((ROOT / page).read_text(encoding="utf-8").split())
    for figure, form in ON_PAGES[page].items():
        assert [int(found.replace(",", "")) for found in re.findall(form, words)] == [FIGURES[figure]], figure


def test_one_text_alone_waited_longer_than_the_manuals_say() -> None:
    assert LONGEST_WAIT.days == 400
    assert sum(wait > LONGEST_WAIT for wait in WAITS) == 1
    for manual in ("confirmed.md", "confirmed.zh-CN.md"):
        assert f"{len(WAITS)}" in (ROOT / "docs/rules/law" / manual).read_text(encoding="utf-8")
