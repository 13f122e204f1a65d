"""Read the workspace's own files of facts: each line against the schema, and what is wrong with them as findings."""

import json
from collections.abc import Iterator, Mapping

import msgspec

from catalog_cli.check.schema_validator import SchemaValidator
from catalog_cli.facts.laws import LawText
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.message import Message, message
from catalog_cli.rules.rule import shown
from catalog_cli.store.config import bundled_schema, schema_path
from catalog_cli.store.source import SIZE_LIMIT

_SCHEMA = "law-facts"
_RULE = "schema/facts-readable"


def read_facts(files: Mapping[str, bytes]) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the records that the schema allows, and a finding for each line that it does not."""
    if not files:
        return Facts(), ()
    path = schema_path(_SCHEMA)
    validator = SchemaValidator(path, {path: bundled_schema(_SCHEMA)})
    kept: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, data in files.items():
        lines = [_read_line(line, name, validator) for line in data.splitlines()]
        kept[name] = b"\n".join(line for line in lines if isinstance(line, bytes))
        findings += _findings(name, data, lines)
    return Facts(tuple(sorted(kept.items()))), tuple(findings)


def _read_line(line: bytes, path: str, validator: SchemaValidator) -> bytes | Message:
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
        return msgspec.json.encode(msgspec.json.decode(line, type=LawText))
    except (ValueError, RecursionError) as error:
        return message("this line is no record of a law: {reason}", reason=shown(str(error)))


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
