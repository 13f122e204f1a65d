"""What the fast reader passes over without a look at it leaves no doubt."""

from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.field import FIELDS
from catalog_cli.yaml.plain_scalars import is_ambiguous


def test_no_key_of_a_field_is_doubtful() -> None:
    assert [key for key in FIELDS if is_ambiguous(key)] == []


@given(st.text(st.one_of(st.sampled_from("0123456789０１٣-+.:_eExXobynNoOff~<= "), st.characters()), max_size=12))
def test_whatever_is_taken_for_something_else_is_ascii(text: str) -> None:
    assert text.isascii() or not is_ambiguous(text)
