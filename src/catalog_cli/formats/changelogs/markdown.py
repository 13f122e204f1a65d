"""`--format markdown`: a document with a section for each edition."""

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.formats.changes.markdown import block
from catalog_cli.formats.screen import Screen
from catalog_cli.model.change import ChangeKind
from catalog_cli.model.changelog import Changelog, Section
from catalog_cli.model.markdown_text import escaped
from catalog_cli.model.text import one_line
from catalog_cli.views.changes import changes_stat, kind_word


def write(changelog: Changelog, screen: Screen) -> Iterator[str]:
    """Write the title, and a section for each edition, the newest first."""
    title = _("Changes: {title}").format(title=one_line(changelog.title)) if changelog.title else _("Changes")
    yield f"# {escaped(title)}\n"
    if not changelog.sections:
        nothing = _("Nothing has changed.")
        yield f"\n{escaped(nothing)}\n"
    for section in changelog.sections:
        yield from (f"{line}\n" for line in _section(section, cut_off=changelog.cut_off))


def _section(section: Section, *, cut_off: bool) -> Iterator[str]:
    name = one_line(section.point.name) or _("Since the last edition")
    day = "" if section.point.day.startswith(name) else f" ({section.point.day})"
    yield from ("", f"## {escaped(name + day)}", "")
    if section.begins:
        yield escaped(_beginning(section.items, cut_off=cut_off))
        return
    yield f"**{escaped(changes_stat(section.changes))}**"
    for kind in ChangeKind:
        chosen = [change for change in section.changes if change.kind is kind]
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
