"""A workspace's schema is obeyed to the letter: formats too, in the draft it names, and nothing is ever fetched."""

import json
import os
import socket
from collections.abc import Mapping
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.check.schema_validator import SchemaValidator
from catalog_cli.model.finding import Severity
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import RIGHT
from catalog_cli.store.source import Folder
from conftest import RUN, lay

ITEM = "schema/item.schema.json"
Schema = Mapping[str, object]
DRAFTS = {
    "draft 4": "http://json-schema.org/draft-04/schema#",
    "draft 6": "http://json-schema.org/draft-06/schema#",
    "draft 7": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}


def violations(schema: Schema, values: dict[str, Any], **others: Schema) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the keyword and the place of each violation; `others` are further schemas, by the name of the file."""
    schemas = {ITEM: schema} | {f"schema/{name}.json": other for name, other in others.items()}
    validator = SchemaValidator(ITEM, schemas)
    assert validator.fault is None
    return [(each.keyword, each.pointer) for each in validator.violations("data/items/a.yaml", values)]


def fault(schema: Schema, **others: Schema) -> object:
    """Return the URI that a schema refers to in vain; None where it is in order."""
    schemas = {ITEM: schema} | {f"schema/{name}.json": other for name, other in others.items()}
    found = SchemaValidator(ITEM, schemas).fault
    return found.expected if found else None


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("date", "2026-02-28", "2026-02-29"),
        ("date", "2024-02-29", "2024-2-29"),
        ("email", "gk@jinshishi.gov.cn", "gk@"),
        ("uri", "https://www.gov.cn/a", "公开"),
        ("iri", "https://www.gov.cn/公开", "www gov cn"),
        ("ipv4", "10.0.0.1", "10.0.0.256"),
        ("time", "08:30:00Z", "25:00:00Z"),
        ("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08"),
        ("regex", "^a+$", "("),
    ],
)
def test_a_format_is_obeyed(name: str, right: str, wrong: str) -> None:
    schema = {"properties": {"duration": {"format": name}}}
    assert violations(schema, {"duration": right}) == []
    assert violations(schema, {"duration": wrong}) == [("format", ("duration",))]


def test_a_format_that_nobody_defined_asks_for_nothing() -> None:
    assert violations({"properties": {"name": {"format": "gongwen"}}}, {"name": "公报"}) == []


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_a_format_is_obeyed_in_every_draft(draft: str) -> None:
    schema = {"$schema": draft, "properties": {"duration": {"format": "date"}}}
    assert violations(schema, {"duration": "2026-13-01"}) == [("format", ("duration",))]


def test_the_draft_that_a_schema_names_decides_what_its_keywords_mean() -> None:
    # beside a $ref, draft 7 heeds no other keyword; 2020-12 does
    part = {"properties": {"name": {"$ref": "#/definitions/any", "maxLength": 1}}, "definitions": {"any": {}}}
    assert violations({"$schema": DRAFTS["draft 7"], **part}, {"name": "政府公报"}) == []
    assert violations({"$schema": DRAFTS["2020-12"], **part}, {"name": "政府公报"}) == [("maxLength", ("name",))]


def test_a_schema_refers_to_another_of_its_folder() -> None:
    schema = {"properties": {"name": {"$ref": "common.json#/$defs/short"}}}
    common = {"$defs": {"short": {"maxLength": 2}}}
    assert violations(schema, {"name": "公报"}, common=common) == []
    assert violations(schema, {"name": "政府公报"}, common=common) == [("maxLength", ("name",))]


@pytest.mark.parametrize("own", ["urn:catalog-cli:item", "https://data.example/schemas/item.json"])
def test_a_schema_with_an_id_refers_to_its_neighbours_too(own: str) -> None:
    schema = {"$id": own, "properties": {"name": {"$ref": "common.json"}}}
    assert violations(schema, {"name": "政府公报"}, common={"maxLength": 2}) == [("maxLength", ("name",))]


def test_a_schema_refers_to_another_by_its_id() -> None:
    schema = {"properties": {"name": {"$ref": "urn:office:short"}}}
    other = {"$id": "urn:office:short", "maxLength": 2}
    assert violations(schema, {"name": "政府公报"}, short=other) == [("maxLength", ("name",))]


def test_a_schema_refers_to_a_published_meta_schema() -> None:
    schema = {"properties": {"extra": {"$ref": DRAFTS["2020-12"]}}}
    assert violations(schema, {"extra": {"type": "string"}}) == []
    assert violations(schema, {"extra": {"minLength": -1}}) == [("minimum", ("extra", "minLength"))]


@pytest.mark.parametrize(
    "uri",
    [
        "https://example.com/item.json",
        "file:///etc/passwd",
        "ftp://example.com/item.json",
        "data:application/json,true",
    ],
)
def test_a_reference_out_of_the_folder_is_refused_and_reported(uri: str) -> None:
    assert fault({"$ref": uri}) == uri


@pytest.mark.parametrize(
    ("reference", "path"),
    [("x.json", "schema/x.json"), ("../data/items/a.yaml", "data/items/a.yaml"), ("/etc/passwd", "etc/passwd")],
)
def test_a_reference_to_a_file_that_is_no_schema_is_reported_by_its_path(reference: str, path: str) -> None:
    assert fault({"$ref": reference}) == path


@pytest.mark.parametrize("text", ["[" * 10_000, '{"not":' * 10_000, '{"not":' * 500 + "{}" + "}" * 500])
@pytest.mark.parametrize("path", [ITEM, "schema/common.json"])
def test_a_schema_that_nests_too_deep_is_reported(tmp_path: Path, path: str, text: str) -> None:
    files = {**RIGHT, ITEM: '{"properties": {"name": {"$ref": "common.json"}}}', path: text}
    result = check_source(Folder(lay(tmp_path, files)), CheckRequest(RUN))
    assert [each.path for each in result.findings if each.rule.startswith("schema/")] == [ITEM]


def test_nothing_is_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        uri = f"http://127.0.0.1:{server.getsockname()[1]}/item.json"
        assert fault({"$ref": uri}) == uri
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_reference_to_a_missing_file_is_reported_by_its_name() -> None:
    assert str(fault({"$ref": "missing.json"})).endswith("schema/missing.json")


def test_an_unknown_meta_schema_is_a_fault() -> None:
    assert SchemaValidator(ITEM, {ITEM: {"$schema": "https://example.com/meta"}}).fault


@pytest.mark.parametrize("pattern", ["^(a+)+$", r"^(?=(a+)+$)a", r"(a+a+)+\1b"])
@pytest.mark.parametrize("keyword", ["pattern", "patternProperties", "propertyNames"])
def test_no_pattern_runs_for_ever(keyword: str, pattern: str) -> None:
    long = "a" * 60 + "!"
    parts: dict[str, Schema] = {
        "pattern": {"properties": {"name": {"pattern": pattern}}},
        "patternProperties": {"patternProperties": {pattern: False}, "unevaluatedProperties": False},
        "propertyNames": {"propertyNames": {"pattern": pattern}},
    }
    started = process_time()
    violations(parts[keyword], {"name": long, long: 1})
    assert process_time() - started < 5


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        (r"^\p{Script=Han}+$", "公报", "abc公报"),
        (r"^年度\d{4}$", "年度2024", "年度２０２４"),
        (r"^\w+$", "gongbao", "公报"),
        (r"^\P{L}+$", "2024", "公报"),
    ],
)
def test_one_engine_judges_every_pattern_as_json_schema_does(pattern: str, right: str, wrong: str) -> None:
    schema = {"properties": {"name": {"pattern": pattern}}}
    assert violations(schema, {"name": right}) == []
    assert violations(schema, {"name": wrong}) == [("pattern", ("name",))]


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege, and it has no named pipes")
@pytest.mark.parametrize("place", ["schema/common.json", ITEM])
def test_no_schema_is_read_from_a_pipe_or_out_of_the_workspace(tmp_path: Path, place: str) -> None:
    schema = json.dumps({"properties": {"name": {"$ref": "common.json#/const"}}})
    folder = lay(tmp_path / "small", {**RIGHT, ITEM: schema})
    secret = lay(tmp_path, {"secret.json": '{"const": {"const": "hunter2"}}'}) / "secret.json"
    (folder / place).unlink(missing_ok=True)
    for make in (os.mkfifo, lambda path: path.symlink_to(secret)):
        make(folder / place)
        findings = check_source(Folder(folder), CheckRequest(RUN, Choice(select=("schema",)))).findings
        (folder / place).unlink()
        assert [(each.path, each.severity) for each in findings] == [(ITEM, Severity.ERROR)]
        assert "hunter2" not in str(findings)


def test_a_value_of_no_branch_is_of_the_wrong_kind() -> None:
    schema = {"properties": {"level": {"anyOf": [{"type": "string"}, {"type": "array"}]}}}
    [found] = SchemaValidator(ITEM, {ITEM: schema}).violations("a.yaml", {"level": 1})
    assert (found.keyword, found.expected) == ("type", ["string", "array"])


def test_of_several_branches_the_one_of_the_values_kind_is_explained() -> None:
    branches = [{"type": "string"}, {"type": "array", "items": {"enum": ["县级"]}}]
    schema = {"properties": {"level": {"anyOf": branches}}}
    assert violations(schema, {"level": ["县级", "县"]}) == [("enum", ("level", 1))]


def test_a_changed_neighbour_of_a_schema_counts_at_once(tmp_path: Path) -> None:
    schema = {"properties": {"name": {"$ref": "common.json"}}}
    files = {**RIGHT, ITEM: json.dumps(schema), "schema/common.json": "{}"}
    folder, request = Folder(lay(tmp_path, files)), CheckRequest(RUN, Choice(select=("schema",)))
    assert {finding.rule for finding in check_source(folder, request).findings} == set()
    lay(tmp_path, {"schema/common.json": '{"maxLength": 2}'})
    assert {finding.rule for finding in check_source(folder, request).findings} == {"schema/size"}


def test_a_violation_knows_the_keys_that_are_allowed_beside_it() -> None:
    part = {"properties": {"备注/说明": {"type": "string"}}, "additionalProperties": False}
    schemas: dict[str, Schema] = {
        ITEM: {"properties": {"extra": {"$ref": "common.json#/$defs/a~1b%25"}}},
        "schema/common.json": {"$defs": {"a/b%": part}},
    }
    [found] = SchemaValidator(ITEM, schemas).violations("a.yaml", {"extra": {"备注": "x"}})
    assert (found.keyword, found.expected, found.pointer) == ("additionalProperties", ["备注"], ("extra",))
    assert found.schema == part
