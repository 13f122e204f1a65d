"""Read a whole catalogue from a source: good items and a finding for each bad file, in a stable order."""

from collections.abc import Mapping

from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.comment import Comment
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import ItemShapeError, Value, item_from
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.store.schemas import NAMES, Schema, read_schema
from catalog_cli.store.source import ITEMS, SETTINGS, Source, UnreadableFileError
from catalog_cli.store.yaml import Parsed, parse

_COMMENT_MARK = b"catalog:"
"""What every comment about findings holds; a file without it need not be looked at."""


def read(source: Source, *, for_checking: bool = False) -> Reading:
    """Read settings and items; one bad file never stops the rest.

    `for_checking` also reads the JSON Schemas and the comments about findings, which nothing else needs.
    """
    paths = source.paths()
    comments: list[Comment] = []
    parsed = {
        path: _parsed(source, path, comments if for_checking else None)
        for path in paths
        if path == SETTINGS or path.startswith(f"{ITEMS}/")
    }
    findings = [finding for each in parsed.values() for finding in each.findings]
    schemas: dict[str, Schema] = {}
    if for_checking:
        for name in NAMES:
            schemas[name], more = read_schema(name, source, set(paths))
            findings += more
    values = parsed.pop(SETTINGS, Parsed(None, ())).values
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


def _parsed(source: Source, path: str, comments: list[Comment] | None) -> Parsed:
    """Read one file; where a list is given for them, add the comments in it that are about findings."""
    try:
        data = source.read(path)
    except UnreadableFileError as error:
        return Parsed(None, (Finding(rule=error.rule, message=error.message, path=path, remedy=error.remedy),))
    parsed = parse(data, path)
    if comments is not None and parsed.values is not None and _COMMENT_MARK in data:
        # few files have such comments, and finding them takes the careful reader
        from catalog_cli.store.yaml.comments import comments_in

        comments += comments_in(data.decode("utf-8"), path)
    return parsed


def _entry(path: str, values: Mapping[str, Value] | None) -> Entry:
    if values is None:
        return Entry(path, None, None)
    try:
        return Entry(path, values, item_from(values, path))
    except ItemShapeError:
        return Entry(path, values, None)


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(part for part in value if isinstance(part, str)) if isinstance(value, (list, tuple)) else ()
