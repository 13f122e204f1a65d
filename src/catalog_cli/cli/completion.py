"""What a shell may complete: ids and names, values of fields, fields, rules."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.field import FIELDS, Kind, field_named, separator_of
from catalog_cli.model.finding import Severity
from catalog_cli.search.fields import key_named
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import SETTINGS, Folder, find_workspace

Offer = tuple[str, str]
"""What is offered, and a word on it."""

_SIGNS = re.compile(r"[!！]?[=＝]?")
"""What may stand before the text of a filter."""
_LIST = re.compile(r"(.*[,，、;；])?([^,，、;；]*)", re.DOTALL)
_ASSIGNMENT = re.compile(r"(?P<name>[^=+\-]+)(?P<sign>\+=|-=|=)(?P<value>.*)", re.DOTALL)
_BOUND = re.compile(r"(?P<head>-?)(?P<name>[^:：=]+)(?P<sign>[:：=])(?P<value>.*)", re.DOTALL)


def offer(what: str, ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer what may follow, by the name of a function below and the field that it is about, if it is about one."""
    kind, _blank, key = what.partition(" ")
    if kind not in _OF_FIELD:
        return _OFFERS[what](ctx, incomplete)
    if key == "published_with":
        return _items(ctx, incomplete)
    return _OF_FIELD[kind](_catalogue(ctx), key, incomplete)


def _items(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer ids, each with the item's name; to who types no id, names with ids."""
    items = _catalogue(ctx).items
    ids = [(item.id, item.name) for item in items if item.id.startswith(incomplete)]
    return ids or [(item.name, item.id) for item in items if item.name.startswith(incomplete)]


def _records(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer the names of records that begin so, open ones first, each with its title."""
    # deferred: few words are records
    from catalog_cli.store.records import ledger_of

    root = _root(ctx)
    records = sorted(ledger_of(root).records if root else (), key=lambda record: not record.is_open)
    return [(record.name, record.title) for record in records if record.name.startswith(incomplete)]


def _several_fields(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer fields for the last of several, separated by commas; one may have a `-` before it."""
    head, last = _split(incomplete)
    minus = "-" if last.startswith("-") else ""
    return _after(head + minus, _fields(ctx, last.removeprefix(minus)))


def _assignments(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer `FIELD=`, and behind it the field's values."""
    found = _ASSIGNMENT.fullmatch(incomplete)
    if found is None:
        return [(f"{name}=", words) for name, words in _fields(ctx, incomplete) if name not in {"id", "编号", "extra"}]
    key = key_named(found["name"])
    offered = _elements(_catalogue(ctx), key, found["value"]) if key else ()
    return _after(found["name"] + found["sign"], offered)


def _items_or_settings(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer items, and the file of settings that can be changed like one."""
    settings = [(SETTINGS, "")] if incomplete and SETTINGS.startswith(incomplete) else []
    return [*settings, *_items(ctx, incomplete)]


def _item_or_assignments(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer items for the first word of `set`, fields and values for the others."""
    is_first = not ctx.params.get("words") and not ctx.params.get("where")
    return _items_or_settings(ctx, incomplete) if is_first and "=" not in incomplete else _assignments(ctx, incomplete)


def _query(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer names of items and `FIELD:` for a word of a search, and behind it the field's values."""
    found = _BOUND.fullmatch(incomplete)
    if found is None:
        names = [(item.name, item.id) for item in _catalogue(ctx).items if item.name.startswith(incomplete)]
        return [*names, *((f"{name}:", words) for name, words in _fields(ctx, incomplete) if incomplete)]
    key = key_named(found["name"])
    offered = _values(_catalogue(ctx), key, found["value"]) if key else ()
    return _after(incomplete[: found.start("value")], offered)


def _rules(_ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer the families and the rules for the last of several names, separated by commas."""
    # deferred: few words are rules
    from catalog_cli.rules.registry import known_names

    head, last = _split(incomplete)
    return [(head + name, "") for name in known_names() if name.startswith(last)]


def _severities(_ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer levels, and behind `RULE=` the levels for that rule; a rule goes on with `=`."""
    head, sign, last = incomplete.rpartition("=")
    levels = [(f"{head}{sign}{level}", "") for level in Severity if level.startswith(last)]
    return levels if sign else [*levels, *((f"{name}=", "") for name, _words in _rules(_ctx, incomplete) if incomplete)]


def _laws(ctx: Any, incomplete: str) -> Sequence[Offer]:
    """Offer the titles of the laws that items cite, each with how many cite it."""
    # deferred: few words are laws, and reading citations takes much to load
    from catalog_cli.views.figures import count_figures

    counted = count_figures(_catalogue(ctx)).laws
    return [(title, f"{count}") for title, count in counted if title.startswith(incomplete) and "\n" not in title]


def _filtered(catalogue: Catalogue, key: str, incomplete: str) -> Sequence[Offer]:
    """Offer the values of a field after the signs that the text of a filter may begin with."""
    found = _SIGNS.match(incomplete)
    signs = found[0] if found else ""
    return _after(signs, _values(catalogue, key, incomplete.removeprefix(signs)))


def _fields(ctx: Any, incomplete: str) -> Sequence[Offer]:
    outer, dot, inner = incomplete.partition(".")
    if dot and field_named(outer) is FIELDS["extra"]:
        headings = dict.fromkeys(heading for item in _catalogue(ctx).items for heading in item.extra)
        return [(f"{outer}.{heading}", "") for heading in headings if heading.startswith(inner)]
    if incomplete.isascii():
        return [(key, field.heading) for key, field in FIELDS.items() if key.startswith(incomplete)]
    names = ((name, field.key) for field in FIELDS.values() for name in (field.heading, *field.aliases))
    return [(name, key) for name, key in names if name.startswith(incomplete)]


def _elements(catalogue: Catalogue, key: str, incomplete: str) -> Sequence[Offer]:
    """Offer values for the last element of a list, or for the whole of what is none; none of a list comes twice."""
    if key not in FIELDS or FIELDS[key].kind not in {Kind.LIST, Kind.TEXT_OR_LIST}:
        return _values(catalogue, key, incomplete)
    head, _separator, last = incomplete.rpartition(separator_of(key))
    before = head + _separator
    named = set(head.split(separator_of(key)))
    return _after(before, [offer for offer in _values(catalogue, key, last) if offer[0] not in named])


def _values(catalogue: Catalogue, key: str, incomplete: str) -> Sequence[Offer]:
    """Offer the values of a field that begin with what was typed, each with how many items have it."""
    settings = catalogue.settings
    listed = settings.categories if key == "category" else settings.vocabularies.get(key, ())
    counts = Counter(text for item in catalogue.items for text in dict.fromkeys(item.texts(key)))
    known: Iterable[str] = dict.fromkeys((*listed, *(text for text, _count in counts.most_common())))
    return [(text, f"{counts[text]}") for text in known if text.startswith(incomplete) and "\n" not in text]


def _after(head: str, offers: Iterable[Offer]) -> Sequence[Offer]:
    return [(head + value, words) for value, words in offers]


def _split(incomplete: str) -> tuple[str, str]:
    found = _LIST.fullmatch(incomplete)
    return (found[1] or "", found[2]) if found else ("", incomplete)


def _catalogue(ctx: Any) -> Catalogue:
    root = _root(ctx)
    return load_catalogue(Folder(root)).catalogue if root else Catalogue(Settings())


def _root(ctx: Any) -> Path | None:
    above = ctx.parent.params if ctx.parent else {}
    start = [*(ctx.params.get("directory") or ()), *(above.get("directory") or ()), "."][0]
    named = [*(ctx.params.get("workspace") or ()), ""][0]
    # an error message would spoil the line that is being typed
    try:
        return find_workspace(Path(start, named))
    except CatalogError:
        return None


_OFFERS: Mapping[str, Callable[[Any, str], Sequence[Offer]]] = {
    "item": _items,
    "record": _records,
    "category": lambda ctx, incomplete: _values(_catalogue(ctx), "category", incomplete),
    "field": _fields,
    "fields": _several_fields,
    "assignment": _assignments,
    "item or assignment": _item_or_assignments,
    "item or settings": _items_or_settings,
    "query": _query,
    "rule": _rules,
    "severity": _severities,
    "law": _laws,
}
_OF_FIELD: Mapping[str, Callable[[Catalogue, str, str], Sequence[Offer]]] = {"filter": _filtered, "value": _elements}
