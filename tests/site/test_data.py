"""`items.json`, `items/ID.json` and `catalog.json` hold the items, and are as their schemas say."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from referencing import Registry, Resource

from catalog_cli.parsing.records import RECORDS
from catalog_cli.site.content import SiteContent
from hostile import HOSTILE
from sites import BARE, ITEM, SETTINGS, site_content, site_of

BASE = "https://www.bailu.gov.cn/ml/"


def data(content: SiteContent) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in site_of(content, ".json").items()}


def errors(path: str, files: dict[str, Any]) -> list[str]:
    """Return what a second validator says of a file, by the schema that the file names."""
    folder = path.rpartition("/")[0]
    schema = files[path]["$schema"].removeprefix("../") if folder else files[path]["$schema"]
    schemas = {name: Resource.from_contents(files[name]) for name in files if name.startswith("schema/")}
    registry: Registry[Any] = Registry().with_resources(
        [(name.removeprefix("schema/"), resource) for name, resource in schemas.items()]
    )
    validator = Draft202012Validator(
        files[schema], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(files[path])]


def test_an_item_is_as_its_file_has_it_and_what_was_parsed_of_it() -> None:
    item = data(site_content(ITEM, base_url=BASE))["items/bumen-yusuan.json"]
    for key, value in ITEM.to_mapping().items():
        assert item[key] == value
    assert item["levels"] == ["预算", "部门"]
    assert item["changed"] == "2026-05-09"
    assert item["page"] == "items/bumen-yusuan/index.html"
    assert item["url"] == f"{BASE}items/bumen-yusuan/index.html"
    first, second = item["parsed"]["basis"]
    assert first["citations"][0]["title"] == "中华人民共和国预算法"
    assert first["citations"][0]["locators"] == ["第十四条"]
    assert first["laws"][0]["title"] == "中华人民共和国预算法"
    assert second["citations"][0]["reference"] == "国办发〔2016〕8号"
    clause = item["parsed"]["time_limit"]["clauses"][0]
    assert (clause["kind"], clause["date"]) == ("yearly", "01-31")


def test_the_parsed_values_are_those_of_catalog_parse() -> None:
    parsed = data(site_content(ITEM))["items/bumen-yusuan.json"]["parsed"]
    assert parsed["time_limit"] == RECORDS["time-limit"](ITEM.time_limit or "")
    for text, basis in zip(ITEM.basis, parsed["basis"], strict=True):
        assert {key: value for key, value in basis.items() if key != "laws"} == RECORDS["basis"](text)
        assert len(basis["laws"]) == len(basis["citations"])


def test_all_items_are_in_one_file_in_the_order_of_the_table() -> None:
    files = data(site_content(ITEM, BARE))
    assert [item["id"] for item in files["items.json"]["items"]] == ["bumen-yusuan", "guihua"]
    for item in files["items.json"]["items"]:
        alone = files[f"items/{item['id']}.json"]
        assert {key: value for key, value in alone.items() if key != "$schema"} == item


def test_the_catalogue_says_whose_it_is_and_of_which_day() -> None:
    catalogue = data(site_content(ITEM, BARE))["catalog.json"]
    assert catalogue["title"] == SETTINGS.title
    assert catalogue["publishers"] == ["白鹭区司法局", "白鹭区法律援助中心"]
    assert catalogue["edition"] == {"revision": "0123abc" + "0" * 33, "day": "2026-05-10"}
    assert (catalogue["items"], catalogue["as_of"], catalogue["url"]) == (2, "2026-06-30", None)


@pytest.mark.parametrize("in_git", [True, False])
def test_every_file_is_as_its_schema_says(in_git: bool) -> None:
    files = data(site_content(ITEM, BARE, base_url=BASE, in_git=in_git))
    described = [path for path in files if not path.startswith("schema/")]
    assert len(described) == 4
    assert {path: errors(path, files) for path in described} == {path: [] for path in described}


def test_the_schemas_are_right_themselves_and_refuse_what_is_wrong() -> None:
    files = data(site_content(ITEM))
    for name in ("catalog", "item", "items"):
        Draft202012Validator.check_schema(files[f"schema/{name}.schema.json"])
    files["items/bumen-yusuan.json"]["parsed"]["time_limit"]["clauses"][0]["kind"] = "sometimes"
    del files["items/bumen-yusuan.json"]["id"]
    files["items.json"]["items"] = [files["items/bumen-yusuan.json"]]
    assert len(errors("items/bumen-yusuan.json", files)) == 2
    assert errors("items.json", files)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_comes_out_as_it_went_in(text: str) -> None:
    item = replace(
        ITEM, name=text, content=text, basis=(text,), channels=(text,), time_limit=text, extra={text: text}, link=text
    )
    files = data(site_content(item))
    assert files["items/bumen-yusuan.json"]["extra"] == {text: text}
    assert files["items.json"]["items"][0]["time_limit"] == text
    assert errors("items.json", files) == []
