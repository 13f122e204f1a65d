"""At a terminal, the item that is meant is chosen by its number, whichever command it is for."""

from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import lay
from terminal import at_terminal

pytestmark = pytest.mark.slow

OTHER = "data/items/zhengfu-gongbao-shi.yaml"
NUMBER = "Which number? (Enter chooses none)"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "政府"), "政府公报室"),
        (("set", "政府", "channels+=公告栏"), f"{OTHER}: set channels"),
        (("remove", "政府"), f"removed {OTHER}"),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_the_chosen_one_is_taken_at_once(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    text = ITEM.replace("id: zhengfu-gongbao", "id: zhengfu-gongbao-shi").replace("name: 政府公报", "name: 政府公报室")
    folder = lay(tmp_path / "w", {**RIGHT, OTHER: text.replace("order: 1", "order: 2")})
    status, after = at_terminal(folder, ((NUMBER, "9"), ("from 1 to 2", "2")), *words)
    assert status == 0, after
    assert said in after
    assert (folder / FILE).read_text(encoding="utf-8") == ITEM


def test_who_chooses_none_is_not_shown_them_all_again(tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, OTHER: ITEM.replace("id: zhengfu-gongbao", "id: zhengfu-gongbao-shi")})
    status, after = at_terminal(folder, ((NUMBER, ""),), "show", "政府")
    assert status == 2
    assert "no item was chosen" in after
    assert "zhengfu-gongbao-shi" not in after
