"""What is shown on one line is one line, and nothing in it moves the cursor or goes unseen."""

from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.text import one_line
from hostile import FORBIDDEN

ANYTHING = st.text(st.one_of(st.sampled_from(f"{FORBIDDEN}\n\t\u3000 字a"), st.characters()))


@given(text=ANYTHING)
def test_one_line_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    assert not set(one_line(text)) & set(f"{FORBIDDEN}\n\t")


@given(parts=st.lists(ANYTHING))
def test_each_character_is_shown_by_itself(parts: list[str]) -> None:
    assert one_line("".join(parts)) == "".join(map(one_line, parts))


@given(text=st.text(st.characters(exclude_categories=["C", "Z"])))
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert one_line(text) == text
