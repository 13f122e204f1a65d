"""A mistyped name finds the one that was meant, and nothing where none is similar."""

from catalog_cli.model.text import nearest_name, nearest_names

NAMES = ["validate", "render", "rename", "remove"]


def test_the_most_similar_name_is_found() -> None:
    assert nearest_name("validat", NAMES) == "validate"


def test_nothing_similar_is_no_name() -> None:
    assert nearest_name("xyz", NAMES) is None
    assert nearest_names("xyz", NAMES, 3) == []


def test_several_come_with_the_most_similar_first() -> None:
    assert nearest_names("rendre", NAMES, 2) == ["render", "rename"]
