"""`changes/index.html`: what each edition changed, from git."""

from collections.abc import Iterator

from catalog_cli.model.change import Change
from catalog_cli.model.changelog import EditionChanges
from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.page import Page
from catalog_cli.site.render import render_page
from catalog_cli.views.change_lines import Line, change_name, changed_lines
from catalog_cli.views.changes import changes_stat, kind_word

_PATH = "changes/index.html"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    yield SiteFile(_PATH, lambda: render_page(_page(content), content))


def _page(content: SiteContent) -> Page:
    return Page(
        path=_PATH,
        kind="changes",
        title=message("Changes").in_language(content.site.language),
        values={
            "changelog": content.changelog,
            "editions": [_edition(each, content) for each in content.changelog.editions] if content.changelog else [],
        },
    )


def _edition(edition: EditionChanges, content: SiteContent) -> dict[str, object]:
    return {
        "name": edition.commit.name,
        "day": edition.commit.day,
        "begins": edition.begins,
        "items": edition.items,
        "stat": changes_stat(edition.changes),
        "changes": [] if edition.begins else [_change(change, content) for change in edition.changes],
    }


def _change(change: Change, content: SiteContent) -> dict[str, object]:
    lines: tuple[Line, ...] = tuple(changed_lines(change))
    address = content.addresses.item(change.id) if change.item and change.id in content.by_id else ""
    return {"word": kind_word(change.kind), "name": change_name(change), "address": address, "lines": lines}
