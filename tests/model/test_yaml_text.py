"""Any data is written as YAML that gives it back, keys that look like something else included."""

import pytest
import ryaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from catalog_cli.model.yaml_text import block

KEYS = ["true", "y", "No", "null", "on", "a b", "电话", "", "- a", "1", "key_2"]
words = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_a_text_for_every_reader(key: str) -> None:
    text = "".join(block({key: "x"}))
    assert ryaml.loads(text) == {key: "x"}
    assert YAML(typ="safe", pure=True).load(text) == {key: "x"}


@given(
    st.dictionaries(st.sampled_from(KEYS), words | st.integers(0, 99) | st.lists(words) | st.dictionaries(words, words))
)
def test_values_come_back(values: dict[str, object]) -> None:
    assert ryaml.loads("".join(block(values)) or "{}") == values
    assert ryaml.loads("".join(block(values, "- ", "  ")) or "[{}]") == [values]
