"""A list of boxes gives what is ticked, what is open, and what has no box; any other text is none."""

import pytest

from catalog_cli.exchange.tables.boxes import box_list, ticked_option


@pytest.mark.parametrize(
    ("text", "ticked", "open_", "loose"),
    [
        pytest.param(
            "■政府网站  □政府公报 ■其他：公告栏", ["政府网站", "其他：公告栏"], ["政府公报"], [], id="in a line"
        ),
        pytest.param("■政府网站\n□政府公报", ["政府网站"], ["政府公报"], [], id="one a line"),
        pytest.param("□ 政府网站 ■ 两微一端", ["两微一端"], ["政府网站"], [], id="a space after the box"),
        pytest.param("□政府网站□政府公报", [], ["政府网站", "政府公报"], [], id="all open, without spaces"),
        pytest.param("■政府网站、□政府公报；", ["政府网站"], ["政府公报"], [], id="separated by marks"),
        pytest.param("√政府网站 ☑公告栏 ☒广播 ●报纸", ["政府网站", "公告栏", "广播", "报纸"], [], [], id="other ticks"),
        pytest.param("☐政府网站 ○公告栏 〇广播", [], ["政府网站", "公告栏", "广播"], [], id="other open boxes"),
        pytest.param("þ政府网站 £公告栏", ["政府网站"], ["公告栏"], [], id="letters of a symbol font"),
        pytest.param("R政府网站 £公告栏", ["政府网站"], ["公告栏"], [], id="R for a ticked box"),
        pytest.param("R政府网站 口公告栏", ["政府网站"], ["公告栏"], [], id="口 for an open box"),
        pytest.param("口政府网站 口政府公报", [], ["政府网站", "政府公报"], [], id="nothing but 口"),
        pytest.param("\uf052政府网站 \uf0a3公告栏", ["政府网站"], ["公告栏"], [], id="private characters"),
        pytest.param("政府网站□\n公告栏■", ["公告栏"], ["政府网站"], [], id="the box behind"),
        pytest.param("政府网站√ 公告栏□", ["政府网站"], ["公告栏"], [], id="the box behind, in a line"),
        pytest.param("公示栏、■政府网站", ["政府网站"], [], ["公示栏"], id="an entry without a box"),
        pytest.param("■政府网站\n便民服务站", ["政府网站"], [], ["便民服务站"], id="a line without a box"),
        pytest.param("■发布会/听证会 □入户/现场", ["发布会/听证会"], ["入户/现场"], [], id="words with a slash"),
        pytest.param(
            "■社区、企事业单位、村公示栏\n（电子屏） □精准推送",
            ["社区、企事业单位、村公示栏（电子屏）"],
            ["精准推送"],
            [],
            id="a bracket on the next line",
        ),
        pytest.param("■其他：____ □广播", ["其他"], ["广播"], [], id="a blank to be filled in"),
        pytest.param("■政府网站 □口岸公告栏", ["政府网站"], ["口岸公告栏"], [], id="a word that begins with 口"),
        pytest.param("■ 口头告知 □ 其他", ["口头告知"], ["其他"], [], id="the same after a space"),
        pytest.param("■政府网站 □", ["政府网站"], [], [], id="a box without words"),
        pytest.param("■政府网站 ■政府网站 □政府网站", ["政府网站"], [], [], id="the same words more than once"),
    ],
)
def test_a_list_of_boxes_is_read(text: str, ticked: list[str], open_: list[str], loose: list[str]) -> None:
    boxes = box_list(text)
    assert boxes
    assert (boxes.ticked, boxes.open, boxes.loose) == (tuple(ticked), tuple(open_), tuple(loose))


@pytest.mark.parametrize(
    "text",
    [
        "政府网站、政府公报",
        "口岸办",
        "口岸办 口岸局",
        "口头告知",
        "RFID平台",
        "全国人口普查网",
        "进出口 口岸",
        "RSS 订阅",
        "",
    ],
)
def test_a_text_without_boxes_is_none(text: str) -> None:
    assert box_list(text) is None


@pytest.mark.parametrize("text", ["√", "✓", "☑", "■", "●", "▲", "Y", "是", "1", "全社会", "√全社会", "■ 全社会"])
def test_a_tick_is_the_option(text: str) -> None:
    assert ticked_option(text, "全社会") == "全社会"


@pytest.mark.parametrize("text", ["", "×", "否", "/", "—", "无", "□", "N", "□全社会"])
def test_no_tick_is_nothing(text: str) -> None:
    assert ticked_option(text, "全社会") == ""


@pytest.mark.parametrize("text", ["√ 申请人", "√（申请人）", "申请人", "申请人√", "（申请人）", "■申请人"])
def test_words_beside_a_tick_or_in_its_place_follow_the_option(text: str) -> None:
    assert ticked_option(text, "特定群体") == "特定群体：申请人"


def test_lines_beside_a_tick_stay() -> None:
    assert ticked_option("√\n申请人\n利害关系人", "特定群体") == "特定群体：申请人\n利害关系人"
