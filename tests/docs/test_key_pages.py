"""The pages about `catalog.yaml` and about item files explain every key of the schema, and no other."""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from ruamel.yaml import YAML

from conftest import ROOT, Run

PAGES = {"catalog-yaml": "catalog", "item": "item"}
EACH_PAGE = pytest.mark.parametrize("page", [f"{name}{ending}" for name in PAGES for ending in (".md", ".zh-CN.md")])
NEEDED: Mapping[str, Mapping[str, Any]] = {
    "catalog": {"title": "目录", "categories": ["政策文件"]},
    "item": {"id": "aa", "category": "政策文件", "name": "甲", "content": "要点"},
}


def text(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def schema_of(page: str) -> dict[str, Any]:
    path = ROOT / "schema" / f"{PAGES[page.partition('.')[0]]}.schema.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def keys(schema: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Yield every key that a schema names, the inner ones after a dot."""
    for place in (schema, schema.get("else", {}), schema.get("items", {})):
        for key, inner in place.get("properties", {}).items():
            yield f"{above}{key}"
            yield from keys(inner, f"{above}{key}.")


@EACH_PAGE
def test_every_key_has_its_section_and_no_other(page: str) -> None:
    assert re.findall(r"^###? `([\w.]+)` .", text(page), re.MULTILINE) == list(keys(schema_of(page)))


@EACH_PAGE
def test_every_example_is_right(page: str) -> None:
    schema = schema_of(page)
    validator = jsonschema_rs.validator_for(schema)
    examples = re.findall(r"^```yaml\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)
    assert len(examples) >= len(schema["properties"])
    for example in examples:
        values = YAML(typ="safe", pure=True).load(StringIO(example))
        assert validator.is_valid({**NEEDED[PAGES[page.partition(".")[0]]], **values}), example


@EACH_PAGE
def test_every_command_can_be_typed(page: str, run: Run, bundled: Path) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert lines
    for line in lines:
        outcome = run(*shlex.split(line)[1:], cwd=bundled)
        assert outcome.status == 0, outcome


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_readers_are_led_to_the_pages(name: str) -> None:
    for page in PAGES:
        assert f"(docs/{page}{name.removeprefix('README')})" in (ROOT / name).read_text(encoding="utf-8")
