"""What is typed for a new item may be numbers of the usual words, words, or both."""

import pytest

from catalog_cli.actions.item_questions import ItemQuestion, meant

WORDS = ("政府网站", "公告栏", "档案馆")


@pytest.mark.parametrize(
    ("key", "typed", "text"),
    [
        ("channels", "1 3", "政府网站、档案馆"),
        ("channels", "1,3", "政府网站、档案馆"),
        ("channels", "1、2、公报", "政府网站、公告栏、公报"),
        ("channels", "微信公众号", "微信公众号"),
        ("channels", "4", "4"),
        ("time_limit", "2", "公告栏"),
        ("time_limit", "1 2", "1 2"),
        ("time_limit", "每月1日、15日", "每月1日、15日"),
    ],
)
def test_numbers_stand_for_words(key: str, typed: str, text: str) -> None:
    assert meant(ItemQuestion(key, required=False, example="", words=WORDS), typed) == text


def test_without_usual_words_a_number_is_a_number() -> None:
    assert meant(ItemQuestion("name", required=True, example="", words=()), "12345") == "12345"
