"""The schemas refuse each typical mistake at its place, accept what is right, and mean the same to both validators."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parents[2] / "schema"
Document = Mapping[str, object]
Verdict = list[tuple[str, str]]
GONE = object()
"""Stands in a case for a key that is taken away."""

RIGHT: dict[str, Document] = {
    "item": {"id": "zhengfu-gongbao", "category": "政策文件", "name": "政府公报", "content": "每期政府公报"},
    "catalog": {"title": "主动公开事项目录", "publishers": ["数据局"], "categories": ["政策文件", "政府会议"]},
}


def schema_named(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


SCHEMAS = {name: schema_named(name) for name in RIGHT}
EXPLAINING = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
DECIDING = {name: jsonschema_rs.Draft202012Validator(schema) for name, schema in SCHEMAS.items()}


def document(name: str, change: Document) -> Document:
    return {key: value for key, value in {**RIGHT[name], **change}.items() if value is not GONE}


def pointer(path: object) -> str:
    return "/".join(map(str, path)) if isinstance(path, (list, tuple)) else str(path)


def explained(name: str, value: object) -> Verdict:
    errors = EXPLAINING[name].iter_errors(value)
    return sorted((str(error.validator), pointer(tuple(error.absolute_path))) for error in errors)


def decided(name: str, value: object) -> Verdict:
    errors = DECIDING[name].iter_errors(value)
    return sorted((str(error.schema_path[-1]), pointer(error.instance_path)) for error in errors)


WRONG_ITEMS: dict[str, tuple[Document, str, str]] = {
    "no id": ({"id": GONE}, "required", ""),
    "no category": ({"category": GONE}, "required", ""),
    "no name": ({"name": GONE}, "required", ""),
    "no content": ({"content": GONE}, "required", ""),
    "a misspelt key": ({"chanels": ["政府网站"]}, "additionalProperties", ""),
    "a Chinese key": ({"事项名称": "政府公报"}, "additionalProperties", ""),
    "an id in Chinese": ({"id": "政府公报"}, "pattern", "id"),
    "an id with capitals": ({"id": "Zhengfu-Gongbao"}, "pattern", "id"),
    "an id with two hyphens": ({"id": "zhengfu--gongbao"}, "pattern", "id"),
    "an id that ends in a hyphen": ({"id": "zhengfu-"}, "pattern", "id"),
    "an id with an underscore": ({"id": "zhengfu_gongbao"}, "pattern", "id"),
    "an id that climbs out": ({"id": "../zhengfu"}, "pattern", "id"),
    "an id in full width": ({"id": "ｚｆｇｂ"}, "pattern", "id"),
    "an empty id": ({"id": ""}, "pattern", "id"),
    "an id of 65 characters": ({"id": "a" * 65}, "maxLength", "id"),
    "an id that is a number": ({"id": 7}, "type", "id"),
    "an id that Windows keeps": ({"id": "con"}, "not", "id"),
    "an id that is a port": ({"id": "lpt1"}, "not", "id"),
    "an empty category": ({"category": ""}, "minLength", "category"),
    "a category in a list": ({"category": ["政策文件"]}, "type", "category"),
    "an order of 0": ({"order": 0}, "minimum", "order"),
    "an order of 10000": ({"order": 10000}, "maximum", "order"),
    "an order in quotes": ({"order": "1"}, "type", "order"),
    "an order that is no whole number": ({"order": 1.5}, "type", "order"),
    "an order that is yes": ({"order": True}, "type", "order"),
    "a name of blanks": ({"name": "  "}, "not", "name"),
    "a name that is nothing": ({"name": None}, "type", "name"),
    "a name after a full-width blank": ({"name": "\u3000政府公报"}, "not", "name"),
    "content that is a year": ({"content": 2024}, "type", "content"),
    "content with a line break at its end": ({"content": "每期政府公报\n"}, "not", "content"),
    "a basis in one text": ({"basis": "《中华人民共和国预算法》第十四条"}, "type", "basis"),
    "an empty basis": ({"basis": []}, "minItems", "basis"),
    "a citation that is a number": ({"basis": ["《预算法》第十四条", 711]}, "type", "basis/1"),
    "an empty channel": ({"channels": ["政府网站", ""]}, "minLength", "channels/1"),
    "a channel named twice": ({"channels": ["政府网站", "政府网站"]}, "uniqueItems", "channels"),
    "optional channels that are nothing": ({"channels_optional": None}, "type", "channels_optional"),
    "a time limit in days alone": ({"time_limit": 20}, "type", "time_limit"),
    "an empty time limit": ({"time_limit": ""}, "minLength", "time_limit"),
    "an office in one text": ({"responsible": "数据局"}, "type", "responsible"),
    "an office with a blank after it": ({"responsible": ["数据局 "]}, "not", "responsible/0"),
    "two publishers": ({"publisher": ["数据局", "法治办"]}, "type", "publisher"),
    "a link without a scheme": ({"link": "www.jinshishi.gov.cn"}, "pattern", "link"),
    "a link that is a script": ({"link": "javascript:alert(1)"}, "pattern", "link"),
    "a link without a host": ({"link": "https:///index.html"}, "pattern", "link"),
    "a link with a blank within": ({"link": "https://www.gov.cn/a b"}, "pattern", "link"),
    "a link that leaves its quotes": ({"link": 'https://www.gov.cn/"onclick="'}, "pattern", "link"),
    "a note in place of a link": ({"link": "同预决算一起公开"}, "pattern", "link"),
    "published with a Chinese name": ({"published_with": "预算、决算"}, "pattern", "published_with"),
    "published with two items": ({"published_with": ["a", "b"]}, "type", "published_with"),
    "a link and published with": ({"link": "https://www.gov.cn/", "published_with": "yusuan-juesuan"}, "not", ""),
    "an empty link note": ({"link_note": ""}, "minLength", "link_note"),
    "an audience that is a number": ({"audience": 1}, "type", "audience"),
    "an empty method": ({"method": ""}, "minLength", "method"),
    "an empty list of levels": ({"level": []}, "minItems", "level"),
    "a duration that is a mapping": ({"duration": {"年": "1"}}, "type", "duration"),
    "a column named twice": ({"column": ["公报", "公报"]}, "uniqueItems", "column"),
    "a column that is a number in a list": ({"column": ["公报", 3]}, "type", "column/1"),
    "not applicable without a reason": ({"not_applicable": True}, "type", "not_applicable"),
    "other columns in a list": ({"extra": ["备注"]}, "type", "extra"),
    "no other columns at all": ({"extra": {}}, "minProperties", "extra"),
    "another column without a heading": ({"extra": {"": "每季度更新"}}, "minLength", "extra"),
    "another column with a number in it": ({"extra": {"备注": 4}}, "type", "extra/备注"),
}

WRONG_SETTINGS: dict[str, tuple[Document, str, str]] = {
    "no title": ({"title": GONE}, "required", ""),
    "an empty list of publishers": ({"publishers": []}, "minItems", "publishers"),
    "no categories": ({"categories": GONE}, "required", ""),
    "a misspelt key": ({"category": ["政策文件"]}, "additionalProperties", ""),
    "a title of blanks": ({"title": " "}, "not", "title"),
    "a publisher in one text": ({"publishers": "数据局"}, "type", "publishers"),
    "a category named twice": ({"categories": ["政策文件", "政策文件"]}, "uniqueItems", "categories"),
    "no category at all": ({"categories": []}, "minItems", "categories"),
    "a jurisdiction in one text": ({"jurisdiction": "津市市"}, "type", "jurisdiction"),
    "a jurisdiction without a name": ({"jurisdiction": {"level": "县"}}, "required", "jurisdiction"),
    "a level that is none": ({"jurisdiction": {"name": "津市市", "level": "县级市"}}, "enum", "jurisdiction/level"),
    "a misspelt part": ({"jurisdiction": {"name": "津市市", "in": "湖南省"}}, "additionalProperties", "jurisdiction"),
    "within in one text": ({"jurisdiction": {"name": "津市市", "within": "湖南省"}}, "type", "jurisdiction/within"),
    "vocabularies in a list": ({"vocabularies": ["政府网站"]}, "type", "vocabularies"),
    "no vocabulary at all": ({"vocabularies": {}}, "minProperties", "vocabularies"),
    "a vocabulary under a heading": ({"vocabularies": {"公开渠道": ["政府网站"]}}, "pattern", "vocabularies"),
    "a vocabulary of one text": ({"vocabularies": {"channels": "政府网站"}}, "type", "vocabularies/channels"),
    "synonyms in a list": ({"synonyms": ["三公"]}, "type", "synonyms"),
    "no synonym at all": ({"synonyms": {}}, "minProperties", "synonyms"),
    "one synonym that is no list": ({"synonyms": {"三公": "出国"}}, "type", "synonyms/三公"),
    "a synonym listed twice": ({"synonyms": {"三公": ["出国", "出国"]}}, "uniqueItems", "synonyms/三公"),
    "a word listed twice": ({"vocabularies": {"level": ["县级", "县级"]}}, "uniqueItems", "vocabularies/level"),
}

WRONG = [
    pytest.param(name, *case, id=f"{name}: {title}")
    for name, cases in (("item", WRONG_ITEMS), ("catalog", WRONG_SETTINGS))
    for title, case in cases.items()
]

RIGHT_CHANGES: dict[str, tuple[str, Document]] = {
    "an item with the required keys alone": ("item", {}),
    "an id of 64 characters": ("item", {"id": "a" * 64}),
    "an id of digits": ("item", {"id": "2024"}),
    "an id that only begins like a device": ("item", {"id": "con-fa"}),
    "a category in levels": ("item", {"category": "财政/预算"}),
    "content of two lines": ("item", {"content": "联系方式等，\n监督和救济渠道"}),
    "a stray blank within a citation": ("item", {"basis": ["《中华人民共和国预算法》 第十四条"]}),
    "markup is text": ("item", {"name": "[bold]<b>政府公报</b>"}),
    "a link with Chinese characters": ("item", {"link": "http://www.gov.cn:8080/公开?a=1&b=2#c"}),
    "published with another": ("item", {"published_with": "yusuan-juesuan", "link_note": "一起公开"}),
    "a note alone": ("item", {"link_note": "详见公告栏"}),
    "an audience in one text": ("item", {"audience": "全社会"}),
    "an audience in a list": ("item", {"audience": ["全社会", "特定群体"]}),
    "another column": ("item", {"extra": {"备注": "每季度更新"}}),
    "settings with the required keys alone": ("catalog", {}),
    "a jurisdiction": ("catalog", {"jurisdiction": {"name": "津市市", "level": "县", "within": ["湖南省", "常德市"]}}),
    "synonyms of any word": ("catalog", {"synonyms": {"三公": ["“三公”经费", "出国"]}}),
    "a vocabulary of any field": ("catalog", {"vocabularies": {"time_limit": ["长期公开"]}}),
}


@pytest.mark.parametrize(("name", "change", "keyword", "place"), WRONG)
def test_a_mistake_is_refused_once_and_at_its_place(name: str, change: Document, keyword: str, place: str) -> None:
    wrong = document(name, change)
    assert explained(name, wrong) == [(keyword, place)]
    assert decided(name, wrong) == [(keyword, place)]


@pytest.mark.parametrize(("name", "change"), RIGHT_CHANGES.values(), ids=RIGHT_CHANGES)
def test_what_is_right_is_accepted(name: str, change: Document) -> None:
    right = document(name, change)
    assert explained(name, right) == []
    assert decided(name, right) == []


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("value", [[], "政府公报", 1, None], ids=repr)
def test_a_file_that_is_no_mapping_is_refused_for_its_type_alone(name: str, value: object) -> None:
    assert explained(name, value) == decided(name, value) == [("type", "")]


# engines read `$` before a last line break in two ways, so that each names its own keyword
BROKEN_OFF: dict[str, tuple[str, Document]] = {
    "an id": ("item", {"id": "zhengfu-gongbao\n"}),
    "a device's id": ("item", {"id": "con\n"}),
    "published with": ("item", {"published_with": "yusuan-juesuan\n"}),
    "a link": ("item", {"link": "https://www.gov.cn/\n"}),
    "a vocabulary's key": ("catalog", {"vocabularies": {"channels\n": ["政府网站"]}}),
}


@pytest.mark.parametrize(("name", "change"), BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_a_line_break_at_the_end_is_refused_by_both_validators(name: str, change: Document) -> None:
    assert explained(name, document(name, change))
    assert decided(name, document(name, change))


# texts near the edges of the patterns: blanks of every kind, line breaks, device names, schemes
EDGES = st.sampled_from(
    [*" \t\n\r\x0b\x0c\x1c\x1f\x85\xa0\u2003\u200b\u2028\u3000\ufeff", "con", "lpt0", "-", "a", "9"]
)
TEXTS = st.lists(EDGES | st.characters(exclude_categories=["Cs"]), max_size=5).map("".join)
LINKS = TEXTS.map("https://{}".format) | TEXTS.map("http://www.gov.cn{}".format)
SCALARS = st.none() | st.booleans() | st.integers(-2, 10**20) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = SCALARS | TEXTS | LINKS | st.lists(SCALARS | TEXTS, max_size=3) | st.dictionaries(TEXTS, TEXTS, max_size=2)


@given(data=st.data(), name=st.sampled_from(sorted(RIGHT)))
def test_both_validators_agree_on_any_value_of_any_key(data: st.DataObject, name: str) -> None:
    key = data.draw(st.sampled_from(sorted(SCHEMAS[name]["properties"])) | TEXTS)
    value = document(name, {key: data.draw(VALUES)})
    assert EXPLAINING[name].is_valid(value) == DECIDING[name].is_valid(value)


@given(text=TEXTS)
def test_a_name_is_accepted_when_it_has_no_blank_at_its_ends(text: str) -> None:
    kept = text.strip(
        "\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
    )
    accepted = DECIDING["item"].is_valid(document("item", {"name": text}))
    assert accepted == (text != "" and text == kept)
