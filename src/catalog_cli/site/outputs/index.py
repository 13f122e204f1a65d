"""`index.html`: the official table, with the search box and the filters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.official_table import SiteGroup, SiteRow, site_table
from catalog_cli.site.page import Page
from catalog_cli.site.page_script import index_script
from catalog_cli.site.parts import FileParts
from catalog_cli.site.render import Recall, render_page, render_part

_PART = "official_part.html"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    parts = FileParts()
    make = partial(_render, content, parts)
    made_of = content.frame, content.whole, content.edition, content.unread
    yield SiteFile("index.html", make, made_of=made_of, of_all_items=True, parts=parts)


def _render(content: SiteContent, parts: FileParts) -> bytes:
    return render_page(_page(content, parts), content)


def _page(content: SiteContent, parts: FileParts) -> Page:
    script, table = index_script(content), site_table(content)
    return Page(
        path="index.html",
        kind="index",
        title=content.settings.title,
        values={
            "table": table,
            "table_parts": _TableParts(table.width, content, parts),
            "filters": _filters(content),
            "count": len(content.items),
            "unread": content.unread,
        },
        script=script.text,
        scripts=script.files,
    )


class _TableParts:
    """The rows of the table, some at a time, each for a template that asks for them."""

    def __init__(self, width: int, content: SiteContent, parts: FileParts) -> None:
        self._width = width
        self._content = content
        self._parts = parts

    def first(self, group: SiteGroup, rows: Sequence[SiteRow]) -> object:
        """Return the first rows of a group as markup."""
        return self._rendered(group, rows, is_first=True)

    def further(self, group: SiteGroup, rows: Sequence[SiteRow]) -> object:
        """Return other rows of a group as markup."""
        return self._rendered(group, rows, is_first=False)

    def _rendered(self, group: SiteGroup, rows: Sequence[SiteRow], *, is_first: bool) -> object:
        values = {"width": self._width, "group": group, "part": rows, "is_first": is_first}
        return render_part(_PART, values, self._content, self._recall(group, rows, is_first=is_first))

    def _recall(self, group: SiteGroup, rows: Sequence[SiteRow], *, is_first: bool) -> Recall:
        content = self._content
        if content.overrides:
            # what the office's own templates do is limited, and counted whenever they do it
            return lambda compute: compute()
        shown = [(content.key_of(row.item), row.cells) for row in rows]
        key = fingerprint(content.frame, self._width, group.levels, group.number, group.anchor, is_first, shown)
        return partial(self._parts.recall, key)


def _filters(content: SiteContent) -> Mapping[str, tuple[str, ...]]:
    """Return what each filter offers, by the field's key."""
    return {
        "category": _distinct((item.category,) for item in content.items),
        "responsible": _distinct(item.responsible for item in content.items),
        "channels": _distinct(item.channels for item in content.items),
    }


def _distinct(texts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for each in texts for text in each))
