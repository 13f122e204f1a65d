"""`--format markdown`: a document with a section for each edition."""

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.formats import Screen
from catalog_cli.formats.changes.markdown import block
from catalog_cli.model.change import ChangeKind
from catalog_cli.model.changelog import Changelog, EditionChanges
from catalog_cli.model.markdown_text import escaped
from catalog_cli.model.text import one_line
from catalog_cli.views.changes import changes_stat, kind_word


def write(changelog: Changelog, screen: Screen) -> Iterator[str]:
    """Write the title, and a section for each edition, the newest first."""
    title = _("Changes: {title}").format(title=one_line(changelog.title)) if changelog.title else _("Changes")
    yield f"# {escaped(title)}\n"
    if not changelog.editions:
        nothing = _("Nothing has changed.")
        yield f"\n{escaped(nothing)}\n"
    for edition in changelog.editions:
        yield from (f"{line}\n" for line in _edition(edition, cut_off=changelog.cut_off))


def _edition(edition: EditionChanges, *, cut_off: bool) -> Iterator[str]:
    name = one_line(edition.commit.name) or _("Since the last edition")
    day = "" if edition.commit.day.startswith(name) else f" ({edition.commit.day})"
    yield from ("", f"## {escaped(name + day)}", "")
    if edition.begins:
        yield escaped(_beginning(edition.items, cut_off=cut_off))
        return
    yield f"**{escaped(changes_stat(edition.changes))}**"
    for kind in ChangeKind:
        chosen = [change for change in edition.changes if change.kind is kind]
        if chosen:
            yield from ("", f"### {kind_word(kind).capitalize()}", "")
        for change in chosen:
            yield from block(change, in_full=False)


def _beginning(count: int, *, cut_off: bool) -> str:
    if cut_off:
        words = ngettext("History begins here, with {n} item.", "History begins here, with {n} items.", count)
    else:
        words = ngettext("The first edition, with {n} item.", "The first edition, with {n} items.", count)
    return words.format(n=count)
