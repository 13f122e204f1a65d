"""Text in Markdown: it reads as it is, and bears no more backslashes than it needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring
from markdown_it import MarkdownIt

from catalog_cli.model.markdown_text import escaped

PLAIN = ("2026-11", "第1版 (2026-03-01)", "Nothing has changed.", "原：现", "GB/T 37668-2019", "1.5 倍", "共 20 项!")
SIGNS = "-+=*_`#>|~$@:.)(][!\\<&{}123 a图\t"


@pytest.mark.parametrize("text", PLAIN)
def test_what_means_nothing_to_markdown_stays_as_it_is(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(
    "text", ["2024. 年", "1) 一", "- 项", "+ 项", "===", "# 题", "www.example.cn", "http://a.cn", "a@b.cn", ":tada:"]
)
def test_no_text_becomes_a_list_a_heading_or_a_link(text: str) -> None:
    page = fragment_fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(f"甲\n{escaped(text)}"))
    assert (page.tag, len(page), page.text_content()) == ("p", 0, f"甲\n{text}")


@given(st.text(SIGNS, min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
def test_any_text_reads_as_it_is(text: str) -> None:
    page = fragment_fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(escaped(text)))
    assert (page.tag, len(page), page.text_content().strip()) == ("p", 0, text)
