"""Read a whole catalogue from a source: good items and a finding for each bad file, in a stable order."""

from collections.abc import Mapping

from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import ItemShapeError, Value, item_from
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.store.schemas import NAMES, Schema, read_schema
from catalog_cli.store.source import ITEMS, SETTINGS, Source, UnreadableFileError
from catalog_cli.store.yaml import Parsed, parse


def read(source: Source, *, with_schemas: bool = False) -> Reading:
    """Read settings and items; one bad file never stops the rest.

    `with_schemas` also reads the JSON Schemas, which only checking needs.
    """
    paths = source.paths()
    parsed = {path: _parsed(source, path) for path in paths if path == SETTINGS or path.startswith(f"{ITEMS}/")}
    findings = [finding for each in parsed.values() for finding in each.findings]
    schemas: dict[str, Schema] = {}
    if with_schemas:
        for name in NAMES:
            schemas[name], more = read_schema(name, source, set(paths))
            findings += more
    values = parsed.pop(SETTINGS, Parsed(None, ())).values
    settings = settings_from(values or {})
    entries = tuple(_entry(path, each.values) for path, each in parsed.items())
    items = in_order((entry.item for entry in entries if entry.item), settings.categories)
    return Reading(Catalogue(settings, items), entries, tuple(findings), values, schemas)


def settings_from(values: Mapping[str, Value]) -> Settings:
    """Take from the mapping of `catalog.yaml` what is of the right kind; the rest is the schema's to report."""
    jurisdiction = values.get("jurisdiction")
    vocabularies = values.get("vocabularies")
    return Settings(
        title=str(values.get("title", "")),
        publishers=_texts(values.get("publishers")),
        jurisdiction=jurisdiction if isinstance(jurisdiction, Mapping) else {},
        categories=_texts(values.get("categories")),
        vocabularies={key: _texts(words) for key, words in vocabularies.items()}
        if isinstance(vocabularies, Mapping)
        else {},
    )


def _parsed(source: Source, path: str) -> Parsed:
    try:
        return parse(source.read(path), path)
    except UnreadableFileError as error:
        return Parsed(None, (Finding(rule=error.rule, message=error.message, path=path, remedy=error.remedy),))


def _entry(path: str, values: Mapping[str, Value] | None) -> Entry:
    if values is None:
        return Entry(path, None, None)
    try:
        return Entry(path, values, item_from(values, path))
    except ItemShapeError:
        return Entry(path, values, None)


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(part for part in value if isinstance(part, str)) if isinstance(value, (list, tuple)) else ()
