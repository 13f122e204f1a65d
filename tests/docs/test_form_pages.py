"""The pages on the form of a table name every key that there is, and their example is one that holds."""

import json
import re
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from catalog_cli.model.form_presets import NAMED
from conftest import ROOT

SCHEMA: dict[str, Any] = json.loads((ROOT / "schema" / "catalog.schema.json").read_text(encoding="utf-8"))
PAGES = ("form.md", "form.zh-CN.md")
FORM, COLUMN = (SCHEMA["properties"]["form"]["else"]["properties"], SCHEMA["$defs"]["column"]["else"]["properties"])


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_key_and_every_known_form_has_its_line(name: str) -> None:
    first = [line.split("|")[1] for line in page(name).splitlines() if line.startswith("| ")]
    named = {key for cell in first for key in re.findall("`([a-z_]+)`", cell)}
    assert {*FORM, *COLUMN, *NAMED} <= named
    assert set(SCHEMA["$defs"]["preset"]["enum"]) == set(NAMED)


@pytest.mark.parametrize("name", PAGES)
def test_the_example_is_valid(name: str) -> None:
    example = YAML(typ="safe", pure=True).load(page(name).split("```yaml\n")[1].split("```")[0])
    settings = {"title": "目录", "categories": ["其他"], **example}
    jsonschema.Draft202012Validator(SCHEMA).validate(settings)
