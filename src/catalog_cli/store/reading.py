"""Read a whole catalogue from a source: good items and a finding for each bad file, in a stable order."""

from collections.abc import Mapping, Sequence
from functools import partial

from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.item import ItemShapeError, Value, item_from
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.store.cache.memory import Memory, memory_of
from catalog_cli.store.file_reading import FileRead, read_file, remembered
from catalog_cli.store.schemas import NAMES, Schema, read_schema
from catalog_cli.store.source import ITEMS, SETTINGS, Source


def read(source: Source, *, for_checking: bool = False) -> Reading:
    """Read settings and items; one bad file never stops the rest.

    `for_checking` also reads the JSON Schemas and the comments about findings, which nothing else needs. Where it
    pays, files that are what they were when they were last read are not read again.
    """
    paths = source.paths()
    memory = memory_of(source, paths)
    reading = read_files(source, paths, memory, for_checking=for_checking)
    if memory:
        memory.close()
    return reading


def read_files(source: Source, paths: Sequence[str], memory: Memory | None, *, for_checking: bool) -> Reading:
    """Read as `read` does, with the paths of the source and what is known of its files from before."""
    read_anew = partial(read_file, source, for_checking=for_checking)
    read_one = partial(remembered, memory, read_anew) if memory else read_anew
    parsed = {path: read_one(path) for path in paths if path == SETTINGS or path.startswith(f"{ITEMS}/")}
    if memory:
        memory.write()
    comments = [comment for each in parsed.values() for comment in each.comments] if for_checking else []
    findings = [finding for each in parsed.values() for finding in each.findings]
    schemas: dict[str, Schema] = {}
    if for_checking:
        for name in NAMES:
            schemas[name], more = read_schema(name, source, set(paths))
            findings += more
    values = parsed.pop(SETTINGS, FileRead(None)).values
    settings = settings_from(values or {})
    entries = tuple(_entry(path, each.values) for path, each in parsed.items())
    items = in_order((entry.item for entry in entries if entry.item), settings.categories)
    return Reading(Catalogue(settings, items), entries, tuple(findings), values, schemas, tuple(comments))


def settings_from(values: Mapping[str, Value]) -> Settings:
    """Take from the mapping of `catalog.yaml` what is of the right kind; the rest is the schema's to report."""
    jurisdiction = values.get("jurisdiction")
    vocabularies = values.get("vocabularies")
    rules = values.get("rules")
    return Settings(
        title=str(values.get("title", "")),
        publishers=_texts(values.get("publishers")),
        jurisdiction=jurisdiction if isinstance(jurisdiction, Mapping) else {},
        categories=_texts(values.get("categories")),
        vocabularies={key: _texts(words) for key, words in vocabularies.items()}
        if isinstance(vocabularies, Mapping)
        else {},
        rules=rules if isinstance(rules, Mapping) else {},
    )


def _entry(path: str, values: Mapping[str, Value] | None) -> Entry:
    if values is None:
        return Entry(path, None, None)
    try:
        return Entry(path, values, item_from(values, path))
    except ItemShapeError:
        return Entry(path, values, None)


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(part for part in value if isinstance(part, str)) if isinstance(value, (list, tuple)) else ()
