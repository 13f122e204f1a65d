"""A sentence can be had in either language, whatever language the process speaks."""

import pytest

from catalog_cli.model.message import listed, message

OUTER = message("cannot read {path}: {reason}", path="目录.docx", reason=message("the disk is full"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "cannot read 目录.docx: the disk is full"),
        ("zh", "无法读取 目录.docx：磁盘已满"),
        ("zh_CN", "无法读取 目录.docx：磁盘已满"),
    ],
)
def test_a_sentence_is_in_the_language_that_is_asked_for_with_all_in_it(language: str, sentence: str) -> None:
    assert OUTER.in_language(language) == sentence
    assert str(OUTER) == "cannot read 目录.docx: the disk is full"


@pytest.mark.parametrize(
    ("names", "sentence"), [(["a", "b"], "a, b"), (["a", "b", "c"], "a, b, …"), ([], "")], ids=["few", "many", "none"]
)
def test_of_many_names_the_first_are_listed(names: list[str], sentence: str) -> None:
    assert listed(names, 2) == sentence
