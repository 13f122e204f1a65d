"""Whatever a catalogue holds, each document shows all of it, and nothing in it is more than text."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.official import OfficialTable, official_table
from catalog_cli.exchange.options import Options
from catalog_cli.exchange.registry import render
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.text import spreadsheet_text, visible
from exchange.documents import csv_rows, markdown_cells, markdown_entries, markdown_headings, page
from hostile import HOSTILE

pytestmark = pytest.mark.slow

SPECIAL = "|\\`*_{}[]()<>#+-.!~&;:$=@'\"/ \t\n\x00\x1b\x85\xa0\u2028\u202e\ufeff预算0a"
words = st.one_of(
    st.text(st.sampled_from(SPECIAL), min_size=1, max_size=12),
    st.text(st.characters(exclude_characters="\r"), min_size=1, max_size=12),
    st.sampled_from([text for text in HOSTILE.values() if "\r" not in text and len(text) < 100]),
)
lists = st.lists(words, max_size=3).map(tuple)
links = st.one_of(
    st.sampled_from(["https://x.gov.cn/a?b=1&c=2#d", "HTTP://X.CN", "javascript:alert(1)", "//x", "https://x\x1b/"]),
    words,
    words.map("https://".__add__),
)
maybe = st.none() | words
items = st.builds(
    Item,
    id=st.sampled_from(["title", "a", "b-1"]) | words,
    category=st.sampled_from(["甲", "乙"]) | words,
    name=words,
    content=words,
    basis=lists,
    channels=lists,
    channels_optional=lists,
    time_limit=maybe,
    responsible=lists,
    publisher=maybe,
    link=st.none() | links,
    link_note=maybe,
    audience=maybe | lists,
    duration=maybe,
    not_applicable=maybe,
    review_date=maybe | st.dates().map(date.isoformat),
    extra=st.dictionaries(st.sampled_from(["备注", "method", "content", "id"]) | words, words, max_size=2),
    others=st.dictionaries(st.sampled_from(["备注", "phone"]) | words, words | st.booleans(), max_size=2),
)
catalogues = st.builds(
    Catalogue,
    st.builds(Settings, title=words, publishers=lists, categories=st.just(("甲", "乙"))),
    st.lists(items, max_size=5).map(tuple),
)


def flat(table: OfficialTable) -> list[list[str]]:
    """Return the form as a plain table of visible texts: its headings, then every row with its number and category."""
    return [[visible(cell) for cell in row] for row in [table.headings, *(row.cells for row in table.rows)]]


def spaced(text: str) -> str:
    """Return a text as Markdown can show it: the spaces around its lines are no part of it."""
    return "\n".join(line.strip() for line in text.replace("\t", " ").split("\n"))


@given(catalogues)
def test_html_shows_every_cell_and_its_merged_cells_fill_the_table(catalogue: Catalogue) -> None:
    assert page(render("html", catalogue, Options())).grid() == flat(official_table(catalogue))


@given(catalogues)
def test_html_is_well_formed(catalogue: Catalogue) -> None:
    parsed = page(render("html", catalogue, Options()))
    assert parsed.open == []
    assert parsed.misplaced == []


@given(catalogues)
def test_html_leads_only_to_web_addresses_exactly_as_stored(catalogue: Catalogue) -> None:
    stored = {item.link for item in catalogue.items}
    for link in page(render("html", catalogue, Options())).links:
        assert link in stored
        assert link.casefold().startswith(("http://", "https://"))
        assert visible(link) == link


@given(catalogues)
def test_csv_gives_every_cell_back(catalogue: Catalogue) -> None:
    table = official_table(catalogue)
    ids = ["编号", *(visible(row.id) for row in table.rows)]
    rows = [[spreadsheet_text(cell) for cell in row] for row in csv_rows(render("csv", catalogue, Options()))]
    assert [row[: len(table.headings)] for row in rows] == flat(table)
    assert [row[len(table.headings)] for row in rows] == ids


@given(catalogues)
def test_markdown_shows_every_cell_of_the_table(catalogue: Catalogue) -> None:
    rows = [[spaced(cell).strip() for cell in row] for row in markdown_cells(render("markdown", catalogue, Options()))]
    expected = [[spaced(cell).strip() for cell in row] for row in flat(official_table(catalogue))]
    firsts = [place for place, row in enumerate(expected) if place == 0 or row[0] != expected[place - 1][0]]
    shown = [row if place in firsts else ["", "", *row[2:]] for place, row in enumerate(expected)]
    assert rows == shown


@given(catalogues)
def test_markdown_shows_every_text_in_the_sections(catalogue: Catalogue) -> None:
    table = official_table(catalogue)
    document = render("markdown", catalogue, Options(layout="sections"))
    rows = flat(table)[1:]
    entries = [
        f"{spaced(heading)}：{spaced(cell)}"
        for row in rows
        for heading, cell in zip(flat(table)[0][3:], row[3:], strict=True)
        if cell
    ]
    assert [spaced(entry).strip() for entry in markdown_entries(document)] == [entry.strip() for entry in entries]
    assert len(markdown_headings(document)) == 1 + len(table.groups) + len(rows)


@given(catalogues)
def test_json_gives_every_item_back(catalogue: Catalogue) -> None:
    document = json.loads(render("json", catalogue, Options()))
    assert document["items"] == [item.to_mapping() for item in catalogue.items]
    assert document["publishers"] == list(catalogue.settings.publishers)
