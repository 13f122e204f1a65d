"""Read the files of a workspace: items, `catalog.yaml`, `documents.yaml` and the schemas, or else the program's own."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.catalogue import IssuedDocuments, ItemFile, Settings, document_from
from catalog_cli.model.finding import Comment, Finding
from catalog_cli.model.item import ItemShapeError, Value, item_from
from catalog_cli.model.message import Message, message
from catalog_cli.store.source import FACTS, SCHEMAS, TOP_FILES, Folder, OverlaySource, Source, UnreadableFileError

_COMMENT_MARK = b"catalog:"
"""What every comment about findings holds; a file without it need not be looked at."""


class FileRead(Struct, frozen=True):
    """What reading a file gave; `values` is None when there is any finding."""

    values: Mapping[str, Value] | None
    findings: tuple[Finding, ...] = ()
    comments: tuple[Comment, ...] = ()


def read_file(source: Source, path: str) -> FileRead:
    """Read one file."""
    try:
        return read_bytes(source.read(path), path)
    except UnreadableFileError as error:
        return unreadable(path, error)


def unreadable(path: str, error: UnreadableFileError) -> FileRead:
    """Return what there is to say of a file that cannot be read."""
    return FileRead(None, (Finding(rule=error.rule, message=error.message, path=path, remedy=error.remedy),))


def read_bytes(data: bytes, path: str) -> FileRead:
    """Read the bytes of a file."""
    # deferred: YAML is not needed on a cache hit
    from catalog_cli.yaml import parse

    parsed = parse(data, path)
    if parsed.values is None or _COMMENT_MARK not in data:
        return FileRead(parsed.values, parsed.findings)
    # deferred: few files have such comments, and finding them takes the strict parser
    from catalog_cli.yaml.comments import comments_in

    return FileRead(parsed.values, parsed.findings, tuple(comments_in(data.decode("utf-8"), path)))


def item_file_from(path: str, values: Mapping[str, Value] | None) -> ItemFile:
    """Return the entry of a file that holds these values, None when it could not be read."""
    if values is None:
        return ItemFile(path, None)
    try:
        return ItemFile(path, item_from(values, path))
    except ItemShapeError:
        return ItemFile(path, None, values)


NAMES = ("item", "catalog", "documents", "record")
ITEM_SCHEMA, CATALOG_SCHEMA, DOCUMENTS_SCHEMA, RECORD_SCHEMA = (f"{SCHEMAS}/{name}.schema.json" for name in NAMES)
Schema = Mapping[str, object]


class WorkspaceConfig(Struct, frozen=True):
    """What `catalog.yaml` holds (`values` is None when it cannot be read), the schemas, and what is wrong with them.

    `documents` is what `documents.yaml` holds, None where there is none or it cannot be read. `schemas` are all JSON
    objects of the folder `schema`, by path; those in `NAMES` are always there. `facts` are
    the files of the folder `facts`, by path, which nobody has looked into yet.
    """

    values: Mapping[str, Value] | None
    schemas: Mapping[str, Schema]
    findings: tuple[Finding, ...]
    comments: tuple[Comment, ...]
    documents: Mapping[str, Value] | None = None
    facts: Mapping[str, bytes] = {}

    @property
    def settings(self) -> Settings:
        """What `catalog.yaml` says, as far as it is of the right kind, and the documents that the office has listed."""
        settings = settings_from(self.values or {})
        return replace(settings, documents=documents_from(self.documents)) if self.documents else settings


def config_bytes(source: Source, paths: Collection[str]) -> dict[str, bytes | None]:
    """Read the files of the configuration, of all `paths` of a source; None stands for what cannot be read."""
    wanted = sorted(path for path in paths if path in TOP_FILES or _is_schema(path) or is_facts(path))
    return {path: _bytes_or_none(source, path) for path in wanted}


def preloaded(source: Source, data: Mapping[str, bytes | None]) -> Source:
    """Return a source whose configuration, as `config_bytes` read it, is not read again."""
    return OverlaySource(source, {path: each for path, each in data.items() if each is not None})


def read_config(source: Source, paths: Collection[str]) -> WorkspaceConfig:
    """Read `catalog.yaml`, `documents.yaml` and the schemas of a source, of which `paths` are all files."""
    present = set(paths)
    found, documents = (read_file(source, path) if path in present else FileRead(None) for path in TOP_FILES)
    schemas: dict[str, Schema] = {}
    findings = [*found.findings, *documents.findings]
    for name in NAMES:
        schemas[schema_path(name)], more = _read_schema(name, source, present)
        findings += more
    others = (path for path in filter(_is_schema, paths) if path not in schemas)
    schemas |= {path: schema for path in others if (schema := _read_shared_schema(path, source)) is not None}
    facts = {path: data for path in sorted(filter(is_facts, paths)) if (data := _bytes_or_none(source, path))}
    comments = (*found.comments, *documents.comments)
    return WorkspaceConfig(found.values, schemas, tuple(findings), comments, documents.values, facts)


def settings_from(values: Mapping[str, Value]) -> Settings:
    """Take from the mapping of `catalog.yaml` what is of the right kind; the rest is the schema's to report."""
    jurisdiction = values.get("jurisdiction")
    rules, site, calendar = values.get("rules"), values.get("site"), values.get("calendar")
    return Settings(
        title=str(values.get("title", "")),
        publishers=_texts(values.get("publishers")),
        body=body if isinstance(body := values.get("body"), str) else "",
        jurisdiction=jurisdiction if isinstance(jurisdiction, Mapping) else {},
        categories=_texts(values.get("categories")),
        vocabularies=_lists(values.get("vocabularies")),
        synonyms=_lists(values.get("synonyms")),
        rules=rules if isinstance(rules, Mapping) else {},
        form=form if isinstance(form := values.get("form"), (str, Mapping)) else None,
        site=site if isinstance(site, Mapping) else {},
        calendar=calendar if isinstance(calendar, Mapping) else {},
    )


def documents_from(values: Mapping[str, Value]) -> IssuedDocuments:
    """Take from the mapping of `documents.yaml` the documents in it; the rest is the schema's to report."""
    entries = ((number, entry) for number, entry in values.items() if isinstance(entry, Mapping))
    return IssuedDocuments(tuple(each for number, entry in entries if (each := document_from(number, entry))))


def schema_path(name: str) -> str:
    """Return the path of a schema within a workspace."""
    return f"{SCHEMAS}/{name}.schema.json"


def bundled_schema_text(name: str) -> str:
    """Return the text of the schema that comes with the program."""
    package = Path(__file__).parent.parent
    inside = package / schema_path(name)
    # an editable install reads the repository's own copy, the only one there is
    return (inside if inside.is_file() else package.parent.parent / schema_path(name)).read_text(encoding="utf-8")


@cache
def bundled_schema(name: str) -> Schema:
    """Return the schema that comes with the program."""
    # deferred: only checking reads schemas
    import json

    schema: Schema = json.loads(bundled_schema_text(name))
    return schema


def workspace_schema(root: Path, name: str) -> Schema:
    """Return the schema of a workspace, or the bundled one where it has none that can be read."""
    own = {schema_path(name)} if (root / schema_path(name)).is_file() else set[str]()
    return _read_schema(name, Folder(root), own)[0]


def _read_schema(name: str, source: Source, present: Collection[str]) -> tuple[Schema, tuple[Finding, ...]]:
    """Return the schema of a source, or the bundled one with a finding when the source's is broken."""
    path = schema_path(name)
    if path not in present:
        return bundled_schema(name), ()
    try:
        schema = _schema_or_problem(source.read(path))
    except UnreadableFileError as error:
        schema = error.message
    if not isinstance(schema, Message):
        return schema, ()
    remedy = message("Restore the file; until then the bundled schema is used.")
    return bundled_schema(name), (Finding(rule="schema/readable", message=schema, path=path, remedy=remedy),)


def _schema_or_problem(data: bytes) -> Schema | Message:
    try:
        schema = _json_in(data)
    except ValueError as error:
        # deferred: few schemas are broken
        from catalog_cli.model.lfs_pointer import is_lfs_pointer

        if is_lfs_pointer(data):
            return message("this is a pointer of Git LFS, not the schema itself; fetch that with: git lfs pull")
        return message("this schema is not JSON: {reason}", reason=str(error))
    except RecursionError:
        return message("this schema is nested too deep")
    return schema if isinstance(schema, dict) else message("this schema is not a JSON object")


def _read_shared_schema(path: str, source: Source) -> Schema | None:
    """Read a schema that others may refer to; None for what is no JSON object, which a reference then reports."""
    try:
        schema = _json_in(source.read(path))
    except (UnreadableFileError, ValueError, RecursionError):
        return None
    return schema if isinstance(schema, dict) else None


def _json_in(data: bytes) -> Any:
    """Read JSON to the letter; the library alone takes NaN and Infinity, which no other reader does.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it nests too deep.
    """
    # deferred: only checking reads schemas
    import json

    return json.loads(data, parse_constant=_no_constant)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def is_facts(path: str) -> bool:
    """Return whether a path is that of a file of facts."""
    return path.startswith(f"{FACTS}/")


def _is_schema(path: str) -> bool:
    return path.startswith(f"{SCHEMAS}/")


def _bytes_or_none(source: Source, path: str) -> bytes | None:
    try:
        return source.read(path)
    except UnreadableFileError:
        return None


def _lists(value: Value) -> dict[str, tuple[str, ...]]:
    return {str(key): _texts(words) for key, words in value.items()} if isinstance(value, Mapping) else {}


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(part for part in value if isinstance(part, str)) if isinstance(value, (list, tuple)) else ()
