"""`laws/`: a list of the laws that items rest on, and for each a page with these items."""

from collections.abc import Iterator, Sequence
from functools import partial

from catalog_cli.facts.citing import is_repealed, successor, text_on
from catalog_cli.model.message import message
from catalog_cli.site.cited_laws import Citing, citations_in
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.item_rows import rows_in
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page

_PATH = "laws/index.html"
_TITLE = message("Laws")
_Counts = Sequence[tuple[str, str, int]]


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the list and the pages."""
    laws, rows = citations_in(content).by_law, rows_in(content)
    counts = [(title, content.addresses.law(title), len(citing)) for title, citing in laws.items()]
    most_first = sorted(counts, key=lambda each: -each[2])
    yield SiteFile(_PATH, partial(_render_list, most_first, content), made_of=(content.frame, most_first))
    for title, citing in laws.items():
        path = content.addresses.law(title)
        made_of = content.frame, title, [(rows.key(each.item), each.places) for each in citing]
        yield SiteFile(path, partial(_render, path, title, citing, content), made_of=made_of)


def _render_list(counts: _Counts, content: SiteContent) -> bytes:
    title = _TITLE.in_language(content.site.language)
    return render_page(Page(path=_PATH, kind="laws", title=title, values={"laws": counts}), content)


def _render(path: str, title: str, citing: Sequence[Citing], content: SiteContent) -> bytes:
    column = _TITLE.in_language(content.site.language)
    law = content.laws.named(title)
    values = {
        "rows": [rows_in(content).row(each.item, each.places) for each in citing],
        "law": law,
        "text": text_on(law, content.run) if law else None,
        "repealed": bool(law and is_repealed(law, content.run)),
        "successor": successor(law, content.laws, content.run) if law else None,
    }
    return render_page(Page(path=path, kind="law", title=title, column=column, values=values), content)
