"""Read the workspace's own files of facts: each line against the schema, and what is wrong with them as findings."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec
from msgspec import Struct

from catalog_cli.check.schema_validator import SchemaValidator
from catalog_cli.facts.documents import NationalDocument
from catalog_cli.facts.laws import LawText
from catalog_cli.model.catalogue import Facts, is_of_documents
from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.message import Message, message
from catalog_cli.rules.rule import shown
from catalog_cli.store.reading import bundled_schema, is_facts, schema_path
from catalog_cli.store.source import FACTS, SIZE_LIMIT, Folder, Source, UnreadableFileError

_LAWS: Final = ("law-facts", LawText)
_DOCUMENTS: Final = ("document-facts", NationalDocument)
_RULE = "schema/facts-readable"


def read_facts(files: Mapping[str, bytes]) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the records that the schema allows, and a finding for each line that it does not."""
    kept: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, data in files.items():
        schema, kind = _DOCUMENTS if is_of_documents(name) else _LAWS
        path = schema_path(schema)
        validator = SchemaValidator(path, {path: bundled_schema(schema)})
        lines = [_read_line(line, name, validator, kind) for line in data.splitlines()]
        kept[name] = b"\n".join(line for line in lines if isinstance(line, bytes))
        findings += _findings(name, data, lines)
    return Facts(tuple(sorted(kept.items()))), tuple(findings)


def facts_of(source: Source) -> Facts:
    """Return the workspace's own facts about the law, as far as the schema allows them; none for most workspaces."""
    if isinstance(source, Folder) and not (source.root / FACTS).is_dir():
        # looking for one folder is quicker than listing thousands of items
        return Facts()
    files = {path: _bytes(source, path) for path in source.paths() if is_facts(path)}
    return read_facts(files)[0] if files else Facts()


def _bytes(source: Source, path: str) -> bytes:
    try:
        return source.read(path)
    except UnreadableFileError:
        return b""


def _read_line(line: bytes, path: str, validator: SchemaValidator, kind: type[Struct]) -> bytes | Message:
    """Return a line in the form in which the package's own are kept, the title first, or what is wrong with it."""
    if not line.strip():
        return b""
    try:
        values = json.loads(line)
        if not isinstance(values, dict):
            return message("this line is no JSON object")
        for violation in validator.violations(path, values):
            where = "/" + "/".join(map(str, violation.pointer))
            return message(
                "this record is not as the schema has it: {where}: {reason}", where=where, reason=shown(violation.text)
            )
        return msgspec.json.encode(msgspec.json.decode(line, type=kind))
    except (ValueError, RecursionError) as error:
        return message("this line is no record: {reason}", reason=shown(str(error)))


def _findings(path: str, data: bytes, lines: list[bytes | Message]) -> Iterator[Finding]:
    texts = data.decode("utf-8", "replace").splitlines()
    if len(data) > SIZE_LIMIT:
        yield _finding(path, len(texts), "", message("this file is larger than 1 MiB, and is not read to its end"))
        lines = lines[:-1]
    for number, line in enumerate(lines, 1):
        if isinstance(line, Message):
            yield _finding(path, number, texts[number - 1] if number <= len(texts) else "", line)


def _finding(path: str, number: int, text: str, problem: Message) -> Finding:
    return Finding(
        rule=_RULE,
        message=problem,
        path=path,
        remedy=message("Correct the line, or delete it: until then it does not count."),
        place=Place(number, 1, number, max(len(text), 1) + 1, text),
    )
