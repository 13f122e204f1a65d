"""What parts of a file promise: the same bytes as without them, and nothing from a store that is not theirs."""

from functools import partial

import pytest

from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.parts import FileParts


def joined(parts: FileParts, words: list[str], made: list[str]) -> bytes:
    """Join words of which each is a part; `made` tells which ones were not recalled."""

    def make(word: str) -> bytes:
        made.append(word)
        return word.encode() * 2

    return b"".join(parts.recall(fingerprint(word), partial(make, word)) for word in words)


def test_only_new_parts_are_made() -> None:
    first, second, made = FileParts(), FileParts(), list[str]()
    assert joined(first, ["a", "", "c"], made) == b"aacc"
    second.load(first.stored())
    made.clear()
    assert joined(second, ["c", "b", "a", "a"], made) == b"ccbbaaaa"
    assert made == ["b"]


def test_parts_that_nobody_asked_for_again_are_forgotten() -> None:
    parts, made = FileParts(), list[str]()
    joined(parts, ["a", "b"], made)
    for words in (["a"], ["a", "b"]):
        stored, parts = parts.stored(), FileParts()
        parts.load(stored)
        joined(parts, words, made)
    assert made == ["a", "b", "b"]


@pytest.mark.parametrize(
    "stored", [b"", b"\x93\xa0", b"no parts", FileParts().stored()[:-1], b"\x93\xc4\x00\x91\x01\xc4\x00"]
)
def test_what_is_no_store_of_parts_is_as_good_as_nothing(stored: bytes) -> None:
    parts, made = FileParts(), list[str]()
    parts.load(stored)
    assert joined(parts, ["a"], made) == b"aa"
    assert made == ["a"]
