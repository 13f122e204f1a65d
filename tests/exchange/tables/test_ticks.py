"""A column that stands for an option says whether it holds, and keeps the words that stand there."""

import pytest

from catalog_cli.exchange.tables.ticks import option_of


@pytest.mark.parametrize("text", ["√", "✓", "☑", "■", "●", "▲", "Y", "是", "1", "全社会", "√全社会", "■ 全社会"])
def test_a_tick_is_the_option(text: str) -> None:
    assert option_of(text, "全社会") == "全社会"


@pytest.mark.parametrize("text", ["", "×", "否", "/", "—", "无", "□", "N", "□全社会"])
def test_no_tick_is_nothing(text: str) -> None:
    assert option_of(text, "全社会") == ""


@pytest.mark.parametrize("text", ["√ 申请人", "√（申请人）", "申请人", "申请人√", "（申请人）", "■申请人"])
def test_words_beside_a_tick_or_in_its_place_follow_the_option(text: str) -> None:
    assert option_of(text, "特定群体") == "特定群体：申请人"


def test_lines_beside_a_tick_stay() -> None:
    assert option_of("√\n申请人\n利害关系人", "特定群体") == "特定群体：申请人\n利害关系人"
