"""The schemas speak of every key, in both languages, and of the same keys as the program."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from catalog_cli.model.catalogue import DAYS, KEYS, DocumentStatus, IssuedDocument, Settings
from catalog_cli.model.field import FIELDS, Field, Kind
from catalog_cli.model.record import DAYS as RECORD_DAYS
from catalog_cli.model.record import HEADINGS, Record
from catalog_cli.model.record import KEYS as RECORD_KEYS
from catalog_cli.store.reading import NAMES

FOLDER = Path(__file__).parents[2] / "schema"
Schema = dict[str, Any]


def schema_named(name: str) -> Schema:
    schema: Schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


ITEM, CATALOG, DOCUMENTS, RECORD = SCHEMAS = [schema_named(name) for name in NAMES]
HAN, LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{2}")
TYPES = {
    Kind.TEXT: "string",
    Kind.NUMBER: "integer",
    Kind.DATE: "string",
    Kind.LIST: "array",
    Kind.TEXT_OR_LIST: ["string", "array"],
    Kind.MAPPING: "object",
}


def properties(schema: Mapping[str, Any], name: str = "") -> Iterator[tuple[str, Schema]]:
    """Yield every property of a schema, however deep, with the keys that lead to it."""
    for key, part in schema.get("properties", {}).items():
        yield f"{name}/{key}", part
        yield from properties(part, f"{name}/{key}")


def described_parts() -> Iterator[tuple[str, Schema]]:
    for schema in SCHEMAS:
        yield schema["$id"], schema
        for name, part in [*properties(schema), *schema["$defs"].items()]:
            yield f"{schema['$id']} {name}", part


def resolved(part: Schema) -> Schema:
    """Return a part of the item schema together with what it refers to."""
    name = part.get("$ref", "").removeprefix("#/$defs/")
    return {**resolved(ITEM["$defs"][name]), **part} if name else part


PARTS = dict(described_parts())
PROPERTIES = [
    pytest.param(schema, part, id=f"{schema['$id']}{name}") for schema in SCHEMAS for name, part in properties(schema)
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema["$id"])
def test_a_schema_satisfies_the_metaschema(schema: Schema) -> None:
    Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("word", ["title", "description"])
@pytest.mark.parametrize("part", [*PARTS.values()], ids=[*PARTS])
def test_every_part_is_named_and_described_in_both_languages(part: Schema, word: str) -> None:
    assert HAN.search(part[word])
    assert LATIN.search(part[word])


@pytest.mark.parametrize(("schema", "part"), PROPERTIES)
def test_every_property_has_examples_which_it_accepts(schema: Schema, part: Schema) -> None:
    validator = Draft202012Validator({"$defs": schema["$defs"], **part})
    assert [error.message for example in part["examples"] for error in validator.iter_errors(example)] == []
    assert part["examples"]


def test_the_item_schema_knows_the_programs_fields_in_their_canonical_order() -> None:
    assert list(ITEM["properties"]) == list(FIELDS)


def test_the_item_schema_requires_what_the_program_requires() -> None:
    assert ITEM["required"] == [key for key, field in FIELDS.items() if field.required]


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_property_has_the_heading_the_label_and_the_kind_of_its_field(field: Field) -> None:
    part = resolved(ITEM["properties"][field.key])
    assert part["title"] == f"{field.heading} / {field.label}"
    assert part["type"] == TYPES[field.kind]
    assert (part.get("format") == "date") == (field.kind is Kind.DATE)


def test_the_catalog_schema_knows_the_programs_settings() -> None:
    assert list(CATALOG["properties"]) == [name for name in Settings.__struct_fields__ if name != "documents"]


def test_the_documents_schema_knows_what_the_program_reads_of_a_document() -> None:
    document = DOCUMENTS["$defs"]["document"]
    assert list(document["properties"]) == list(KEYS)
    assert sorted(KEYS) == sorted(set(IssuedDocument.__struct_fields__) - {"number"})
    assert document["properties"]["status"]["enum"] == [str(status) for status in DocumentStatus]
    assert [key for key, part in document["properties"].items() if part.get("$ref") == "#/$defs/date"] == list(DAYS)


def test_every_example_of_a_document_is_one() -> None:
    validator = Draft202012Validator(DOCUMENTS)
    assert [error.message for example in DOCUMENTS["examples"] for error in validator.iter_errors(example)] == []


def test_the_record_schema_knows_what_the_program_reads_of_a_record() -> None:
    assert list(RECORD["properties"]) == list(RECORD_KEYS)
    assert sorted(RECORD_KEYS) == sorted(set(Record.__struct_fields__) - {"path"})
    assert [part["title"].split(" / ")[0] for part in RECORD["properties"].values()] == list(HEADINGS.values())
    assert [key for key, part in RECORD["properties"].items() if part.get("$ref") == "#/$defs/date"] == list(
        RECORD_DAYS
    )


@pytest.mark.parametrize("name", ["text", "spaced", "date", "id", "link"])
def test_a_text_is_the_same_in_the_schema_of_records(name: str) -> None:
    assert ITEM["$defs"][name] == RECORD["$defs"][name]


@pytest.mark.parametrize("name", ["text", "texts", "spaced"])
def test_a_text_is_the_same_in_both_schemas(name: str) -> None:
    assert ITEM["$defs"][name] == CATALOG["$defs"][name]


@pytest.mark.parametrize("name", ["text", "spaced", "date"])
def test_a_text_is_the_same_in_the_schema_of_documents(name: str) -> None:
    assert ITEM["$defs"][name] == DOCUMENTS["$defs"][name]
