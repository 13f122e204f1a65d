"""Whatever a right catalogue holds, each kind of document brings its items back as the very same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import read_document, read_kinds, render, takers, written_kinds
from catalog_cli.exchange.tables.cells import BLANKS
from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.document import Document
from catalog_cli.model.item import item_from
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT, drawing

pytestmark = pytest.mark.slow

# Markdown shows texts and nothing else: what was written comes back by its names alone
KINDS = sorted(({*read_kinds()} & {*written_kinds()}) - {"markdown"})
UNTITLED = {*takers("encoding"), "jsonl"}
"""Separated values, which alone take an encoding, and lines of items have no place for a title."""
AWKWARD = (
    *(
        "无",
        "同上",
        "〃",
        "—",
        "/",
        "√",
        "■政府网站 □政府公报",
        "□口头",
        "R",
        "口岸",
        "=1+1",
        "+86",
        "-5",
        "@某",
        "'=x",
        "'x",
    ),
    *(
        "甲、乙",
        "甲；乙",
        "甲，乙;丙",
        "《甲》；《乙》",
        "《甲》第一条、第二条",
        "一\n二",
        "一\n\n  二",
        "a  b",
        "[bookmark: _GoBack]",
    ),
    *(
        "公开内容",
        "1",
        "007",
        "2026-01-01",
        "100%",
        "<b>粗</b>",
        "&amp;",
        "_x000D_",
        "{{x}}",
        '"引"',
        "“三公”经费",
        "x" * 300,
    ),
    *("点击查看", "同甲一起公开", "一、甲类", "注：甲", "公开主体：甲", "合计", "𠮷", "é", "a\tb", "第1列", "编号"),
)
characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text("公开内容政府网站预算、；，,;()（）《》■□√无 \n=+-@'\"&<0aR口", min_size=1, max_size=12),
    st.text(st.one_of(characters, st.just("\n")), min_size=1, max_size=20),
).map(lambda text: text.strip(BLANKS + "\n"))
words = texts.filter(bool)
lists = st.lists(words, max_size=3, unique=True).map(tuple)
maybe = st.none() | words
some = st.none() | words | st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)
days = st.none() | st.dates(date(1800, 1, 1)).map(date.isoformat)
"""Days that Excel knows, and days before the first of them."""
links = st.sampled_from(
    ["https://www.jinshishi.gov.cn/a?b=1&c=%20#d", "http://x.gov.cn", "https://x.gov.cn/栏目/1.html"]
)
pages: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"link": links}, optional={"link_note": words}),
    st.fixed_dictionaries({"published_with": st.just("item-0")}, optional={"link_note": words}),
    st.fixed_dictionaries({"link_note": words}),
)
fields = st.fixed_dictionaries(
    {"category": st.sampled_from(["政策文件", "财政/预算", "甲", "无"]), "name": words, "content": words},
    optional={
        "order": st.integers(1, 99),
        **dict.fromkeys(["basis", "channels", "channels_optional", "responsible"], lists),
        **dict.fromkeys(["time_limit", "publisher", "not_applicable"], maybe),
        "review_date": days,
        **dict.fromkeys(["audience", "method", "level", "duration", "column"], some),
        "extra": st.dictionaries(words, words, max_size=2),
    },
)


def catalogue(drawn: list[tuple[dict[str, object], dict[str, object]]]) -> Catalogue:
    items = [
        item_from({key: value for key, value in {**values, **page, "id": f"item-{place}"}.items() if value is not None})
        for place, (values, page) in enumerate(drawn)
    ]
    categories = ("甲", "政策文件")
    chosen = Settings(title="政府信息主动公开事项目录", publishers=("某局", "某办"), categories=categories)
    return Catalogue(chosen, in_order(items, categories))


catalogues = st.lists(st.tuples(fields, pages), min_size=1, max_size=5).map(catalogue)


def back(document: Document) -> list[dict[str, object]]:
    return [item_from({**item.values, "id": item.id or "?"}).to_mapping() for item in document.items]


@pytest.mark.parametrize("kind", KINDS)
@drawing(15)
@given(written=catalogues)
def test_what_is_written_is_read_as_the_same_items(kind: str, written: Catalogue) -> None:
    document = read_document(kind, render(kind, written, Options()), ReadOptions())
    assert back(document) == [item.to_mapping() for item in written.items]
    assert document.left_out == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_bundled_catalogue_comes_back_with_its_title_and_publishers(kind: str) -> None:
    bundled = load_catalogue(Folder(ROOT)).catalogue
    document = read_document(kind, render(kind, bundled, Options()), ReadOptions())
    assert back(document) == [item.to_mapping() for item in bundled.items]
    if kind not in UNTITLED:
        assert document.title == bundled.settings.title
        assert document.publishers == bundled.settings.publishers


@pytest.mark.parametrize("kind", written_kinds())
@drawing(3)
@given(written=catalogues)
def test_the_same_catalogue_gives_the_same_bytes(kind: str, written: Catalogue) -> None:
    assert render(kind, written, Options()) == render(kind, written, Options())
