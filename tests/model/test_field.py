"""The table of fields: what else is written down about a field agrees with its row."""

import re
from itertools import chain

import pytest

from catalog_cli.model.field import BY_NAME, FIELDS, Field, Kind, field_named, printed_together
from catalog_cli.model.item import Item

HAN = re.compile("[\u4e00-\u9fff]")
OWN = ("others", "path")
"""What an item knows besides its fields."""
TYPES = {
    Kind.TEXT: "str | None",
    Kind.DATE: "str | None",
    Kind.NUMBER: "int | None",
    Kind.LIST: "tuple[str, ...]",
    Kind.TEXT_OR_LIST: "str | tuple[str, ...] | None",
    Kind.MAPPING: "collections.abc.Mapping[str, str]",
}


def type_of(field: Field) -> str:
    annotation = Item.__annotations__[field.key]
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def test_an_item_has_an_attribute_for_each_field_in_the_same_order() -> None:
    assert Item.__struct_fields__ == (*FIELDS, *OWN)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_an_attribute_is_of_its_fields_kind(field: Field) -> None:
    type_ = TYPES[field.kind]
    assert type_of(field) == (type_.removesuffix(" | None") if field.required else type_)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_field_is_found_by_its_key_its_heading_its_label_and_its_aliases(field: Field) -> None:
    names = (field.key, field.key.replace("_", "-"), field.heading, field.label.upper(), *field.aliases)
    assert {field_named(name) for name in names} == {field}


def test_no_two_fields_share_a_name() -> None:
    names = [(name, field.key) for name, field in BY_NAME.items()]
    assert sorted(names) == sorted(
        {(name.casefold(), each.key) for each in FIELDS.values() for name in (each.key, each.heading, each.label)}
        | {(alias.casefold(), each.key) for each in FIELDS.values() for alias in each.aliases}
    )


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_heading_is_chinese_and_a_label_is_english(field: Field) -> None:
    assert HAN.search(field.heading)
    assert field.label.isascii()


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_field_has_one_place_in_the_official_form_at_most(field: Field) -> None:
    assert sum(map(bool, (field.always_printed, field.printed_after, field.printed_with))) <= 1


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_column_is_placed_by_one_that_is_always_there(field: Field) -> None:
    for key in filter(None, (field.printed_after, field.printed_with)):
        assert FIELDS[key].always_printed


def test_every_field_is_printed_in_one_column_or_none() -> None:
    together = list(chain.from_iterable(printed_together(key) for key in FIELDS if not FIELDS[key].printed_with))
    assert sorted(together) == sorted(FIELDS)


@pytest.mark.parametrize("field", [each for each in FIELDS.values() if each.headings], ids=lambda each: each.key)
def test_a_printed_word_is_said_once_and_names_one_field(field: Field) -> None:
    words = field.headings.split()
    others = {word for each in FIELDS.values() if each is not field for word in each.headings.split()}
    assert (len(words), others & set(words)) == (len(set(words)), set())
