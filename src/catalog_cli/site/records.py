"""The catalogue and its items as data for programs, in the form that the schemas beside the data describe."""

from functools import lru_cache

from catalog_cli.model.item import LEVEL, Item
from catalog_cli.model.phrase import TimeLimit
from catalog_cli.parsing.records import basis_record, time_limit_record
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.site.cited_laws import citations_in, parsed
from catalog_cli.site.content import SiteContent

VERSION = 1
"""The version of the form: a key that goes or means something else makes it another, a new key does not."""


def catalogue_record(content: SiteContent) -> dict[str, object]:
    """Return what `catalog.json` says: the catalogue as a whole, its edition, and what could not be read."""
    settings, edition = content.settings, content.edition
    return {
        "version": VERSION,
        "title": settings.title,
        "publishers": list(settings.publishers),
        "jurisdiction": dict(settings.jurisdiction) or None,
        "categories": list(settings.categories),
        "items": len(content.items),
        "edition": edition and {"revision": edition.commit, "day": edition.day.isoformat()},
        "as_of": content.run.today.isoformat(),
        "url": content.base_url or None,
        "unread": [finding.path for finding in content.unread],
    }


def item_record(item: Item, content: SiteContent) -> dict[str, object]:
    """Return what the data says of an item: its fields as the files have them, then what was made of them."""
    page = content.addresses.item(item.id)
    changed = content.histories.last_change(item)
    return {
        **item.to_mapping(),
        "levels": item.category.split(LEVEL),
        "parsed": {
            "basis": [_basis(text, content) for text in item.basis],
            "time_limit": time_limit_record(parsed_limit(item.time_limit)) if item.time_limit else None,
        },
        "changed": changed.isoformat() if changed else None,
        "page": page,
        "url": content.base_url + page if content.base_url else None,
    }


@lru_cache(maxsize=65536)
def parsed_limit(text: str) -> TimeLimit:
    """Parse a printed time limit, each text once: items of one catalogue share the same few."""
    return parse_time_limit(text)


def _basis(text: str, content: SiteContent) -> dict[str, object]:
    return {**basis_record(parsed(text)), "laws": citations_in(content).meant(text)}
