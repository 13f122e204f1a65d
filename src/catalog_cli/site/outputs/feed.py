"""`feed.xml`: an Atom feed of what changed, an entry for each change of an item or of the catalogue's settings."""

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct

from catalog_cli.model.change import Change
from catalog_cli.model.changelog import EditionChanges
from catalog_cli.model.message import message
from catalog_cli.model.text import visible
from catalog_cli.site.content import SiteContent, SiteEdition
from catalog_cli.site.files import SiteFile
from catalog_cli.site.xml_file import xml_bytes
from catalog_cli.views.change_lines import Line, change_name, changed_lines
from catalog_cli.views.changes import kind_word

FEED = "feed.xml"
MEDIA_TYPE = "application/atom+xml"
MOST_ENTRIES = 200
"""Readers fetch the whole file again and again; `changes/` has what is older."""
_CHANGES = "changes/index.html"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_AUTHORITY = "tag:catalog.invalid,2025"
"""A name that nobody can own (RFC 2606), so that no other tag (RFC 4151) begins with it."""


class Entry(Struct, frozen=True):
    """An entry: what makes its id, its title, its day, the page that it leads to, and its lines."""

    key: str
    title: str
    day: str
    page: str
    lines: tuple[str, ...] = ()


def has_feed(content: SiteContent) -> bool:
    """Return whether there is a feed: without git nothing is known to have changed."""
    return content.edition is not None


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the feed."""
    if content.edition:
        days = [(item.id, content.histories.last_change(item)) for item in content.items]
        made_of = content.frame, content.edition, content.editions_key, days
        yield SiteFile(FEED, partial(_feed, content.edition, content), made_of=made_of, of_all_items=True)


def feed_entries(content: SiteContent) -> Sequence[Entry]:
    """Return the newest entries, the newest first."""
    editions = content.changelog.editions if content.changelog else ()
    entries = [entry for edition in editions for entry in _entries(edition, content)]
    return sorted(entries, key=lambda entry: entry.day, reverse=True)[:MOST_ENTRIES]


def _entries(edition: EditionChanges, content: SiteContent) -> Iterator[Entry]:
    name, day = edition.commit.name or edition.commit.commit, edition.commit.day
    if edition.begins:
        title = message("The catalogue begins with {count} items", count=edition.items)
        yield Entry(name, title.in_language(content.site.language), day, _CHANGES)
        return
    for change in edition.changes:
        is_there = change.item and change.id in content.by_id
        yield Entry(
            key=f"{name}/{change.id}",
            title=f"{kind_word(change.kind)} · {change_name(change)}",
            day=_day(change, day, content),
            page=content.addresses.item(change.id) if is_there else _CHANGES,
            lines=tuple(_line(line) for line in changed_lines(change)),
        )


def _day(change: Change, edition: str, content: SiteContent) -> str:
    """Return the day on which the item changed last, if that was in this edition or before; else the edition's."""
    item = content.by_id.get(change.id)
    changed = content.histories.last_change(item) if item else None
    return min(changed.isoformat(), edition) if changed else edition


def _line(line: Line) -> str:
    before, after = line.before.text, line.after.text
    return f"{line.heading}：{before} → {after}" if before else f"{line.heading}：{after}"


def _feed(edition: SiteEdition, content: SiteContent) -> bytes:
    entries = feed_entries(content)
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "zh-CN" if content.site.language == "zh" else "en"})
    _add(feed, "id", f"{content.base_url}{FEED}" if content.base_url else _tag("", content))
    _add(feed, "title", content.settings.title)
    _add(feed, "updated", _moment(entries[0].day if entries else edition.day.isoformat()))
    _add(SubElement(feed, "author"), "name", "、".join(content.settings.publishers) or content.settings.title)
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{content.base_url}index.html")
    if content.base_url:
        SubElement(feed, "link", rel="self", type=MEDIA_TYPE, href=f"{content.base_url}{FEED}")
    for entry in entries:
        _add_entry(SubElement(feed, "entry"), entry, content)
    return xml_bytes(feed)


def _add_entry(element: Element, entry: Entry, content: SiteContent) -> None:
    _add(element, "id", _entry_id(entry, content))
    _add(element, "title", entry.title)
    _add(element, "updated", _moment(entry.day))
    SubElement(element, "link", rel="alternate", type="text/html", href=content.base_url + entry.page)
    _add(element, "content", "\n".join(entry.lines) or entry.title).set("type", "text")


def _entry_id(entry: Entry, content: SiteContent) -> str:
    if content.base_url:
        return f"{content.base_url}{_CHANGES}#{quote(visible(entry.key))}"
    return _tag(entry.key, content)


def _add(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = visible(text)
    return element


def _moment(day: str) -> str:
    """Return a day as a moment in China; git knows days, Atom wants moments."""
    return f"{day[:10]}T00:00:00+08:00"


def _tag(key: str, content: SiteContent) -> str:
    """Return an id that stays the same wherever the site is: of the publishers and what makes the entry."""
    whose = "、".join(content.settings.publishers) or content.settings.title
    return f"{_AUTHORITY}:{quote(visible(whose))}:{quote(visible(key), safe='/')}"
