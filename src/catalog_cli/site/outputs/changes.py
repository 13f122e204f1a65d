"""`changes/index.html`: what each edition changed, from git."""

from collections.abc import Iterator

from msgspec import Struct

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
_TITLE = message("Changes")


class _ShownChange(Struct, frozen=True):
    """A change as the page shows it; `address` is that of the item's page, where it still has one."""

    kind: str
    word: str
    name: str
    address: str
    lines: tuple[Line, ...]


class _ShownEdition(Struct, frozen=True):
    """An edition as the page shows it."""

    name: str
    day: str
    begins: bool
    items: int
    stat: str
    changes: tuple[_ShownChange, ...]


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the page."""
    commit = content.edition.commit if content.edition else ""
    made_of = content.frame, commit, content.editions_key, sorted(content.by_id)
    yield SiteFile(_PATH, lambda: render_page(_page(content), content), made_of=made_of, of_all_items=True)


def _page(content: SiteContent) -> Page:
    changelog = content.changelog
    editions = [_edition(each, content) for each in changelog.editions] if changelog else []
    return Page(
        path=_PATH,
        kind="changes",
        title=_TITLE.in_language(content.site.language),
        values={"editions": editions, "cut_off": changelog.cut_off if changelog else False},
    )


def _edition(edition: EditionChanges, content: SiteContent) -> _ShownEdition:
    return _ShownEdition(
        name=edition.commit.name,
        day=edition.commit.day,
        begins=edition.begins,
        items=edition.items,
        stat=changes_stat(edition.changes),
        changes=() if edition.begins else tuple(_change(change, content) for change in edition.changes),
    )


def _change(change: Change, content: SiteContent) -> _ShownChange:
    address = content.addresses.item(change.id) if change.item and change.id in content.by_id else ""
    lines = tuple(changed_lines(change))
    return _ShownChange(str(change.kind), kind_word(change.kind), change_name(change), address, lines)
