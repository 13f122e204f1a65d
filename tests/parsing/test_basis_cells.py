"""Bases as published are read as a person reads them, and so is every variation of the same kinds."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.phrase import Basis
from catalog_cli.parsing.citations import parse_basis

pytestmark = pytest.mark.slow

CELLS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "basis_cells.jsonl").read_text(encoding="utf-8").splitlines()
]
LEAST_SHARE = 0.97
HOSTILE_LENGTH = 12_000
Reading = list[tuple[str, str, list[str]]]


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def reading(basis: Basis) -> Reading:
    return [
        (squeezed(cited.title), squeezed(cited.reference), [squeezed(place.text) for place in cited.locators])
        for cited in basis.citations
    ]


def is_whole(cell: dict[str, Any]) -> bool:
    read = reading(parse_basis(cell["text"]))
    wanted = [
        (squeezed(cited["title"]), squeezed(cited["reference"]), [squeezed(place) for place in cited["locators"]])
        for cited in cell["citations"]
    ]
    return read == wanted or (len(read) == cell["count_also"] and read[: len(wanted)] == wanted)


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell["id"])
def test_a_published_basis_is_read_whole(cell: dict[str, Any]) -> None:
    assert is_whole(cell), reading(parse_basis(cell["text"]))


def test_nearly_all_published_bases_are_read_whole() -> None:
    assert sum(map(is_whole, CELLS)) >= LEAST_SHARE * len(CELLS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("《甲办法》第三条；国办发〔2019〕54号", [("甲办法", "", ["第三条"]), ("", "国办发〔2019〕54号", [])]),
        ("《甲办法》第三条、国办发〔2019〕54号", [("甲办法", "", ["第三条"]), ("", "国办发〔2019〕54号", [])]),
        ("《甲办法》第三条;国令第711号", [("甲办法", "", ["第三条"]), ("", "国令第711号", [])]),
        ("《甲办法》第三条和国办发〔2019〕54号", [("甲办法", "", ["第三条"]), ("", "国办发〔2019〕54号", [])]),
        (
            "《甲办法》第三条、国办发〔2019〕54号《乙意见》第二条",
            [("甲办法", "", ["第三条"]), ("乙意见", "国办发〔2019〕54号", ["第二条"])],
        ),
        ("《甲办法》、国办发〔2019〕54号《乙意见》", [("甲办法", "", []), ("乙意见", "国办发〔2019〕54号", [])]),
        ("国办发〔2019〕54号《乙意见》", [("乙意见", "国办发〔2019〕54号", [])]),
        ("国办发〔2019〕54号\n《乙意见》", [("乙意见", "国办发〔2019〕54号", [])]),
        ("国令第711号 《甲条例》第二十条", [("甲条例", "国令第711号", ["第二十条"])]),
        (
            "国发〔2012〕52号《甲意见》 国发〔2013〕1号《乙意见》",
            [("甲意见", "国发〔2012〕52号", []), ("乙意见", "国发〔2013〕1号", [])],
        ),
        (
            "甲政办发[2020]3号 关于成立甲委员会的通知、甲政发[2019]9号   关于印发乙预案的通知",
            [("关于成立甲委员会的通知", "甲政办发[2020]3号", []), ("关于印发乙预案的通知", "甲政发[2019]9号", [])],
        ),
        (
            "根据国发〔2012〕52号《甲意见》和国发〔2013〕1号《乙意见》",
            [("甲意见", "国发〔2012〕52号", []), ("乙意见", "国发〔2013〕1号", [])],
        ),
        (
            "国发〔2012〕52号《甲意见》（甲发〔2013〕1号）",
            [("", "国发〔2012〕52号", []), ("甲意见", "甲发〔2013〕1号", [])],
        ),
        # a number that only a comma parts from the place is that of the same source
        ("《甲条例》第二十条，国务院令第711号", [("甲条例", "国务院令第711号", ["第二十条"])]),
        ("《甲条例》国务院令第711号，第二十条", [("甲条例", "国务院令第711号", ["第二十条"])]),
    ],
)
def test_a_number_belongs_to_its_own_source(text: str, wanted: Reading) -> None:
    assert reading(parse_basis(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "《甲条例》第二十条第一款：行政法规、规章 《乙法》第九十七条：规章公布后刊载。",
            [("甲条例", "", ["第二十条第一款"]), ("乙法", "", ["第九十七条"])],
        ),
        ("《甲法》第三条：应当公开。《乙法》第四条", [("甲法", "", ["第三条"]), ("乙法", "", ["第四条"])]),
        ("《甲法》第三条“应当公开”《乙法》第四条", [("甲法", "", ["第三条"]), ("乙法", "", ["第四条"])]),
        ("《甲法》第三条“应当公开”、《乙法》第四条", [("甲法", "", ["第三条"]), ("乙法", "", ["第四条"])]),
        (
            "《甲通知》甲发〔2017〕7号：应当公开。甲发〔2018〕8号：应当解读。",
            [("甲通知", "甲发〔2017〕7号", []), ("", "甲发〔2018〕8号", [])],
        ),
        (
            "《甲法》第三条：应当公开。政府信息公开条例第二十条：主动公开",
            [("甲法", "", ["第三条"]), ("政府信息公开条例", "", ["第二十条"])],
        ),
        ("《甲法》第三条：按照 《乙法》第四条规定公开", [("甲法", "", ["第三条"])]),
        ("《甲法》第三条：应当公开《信息》目录", [("甲法", "", ["第三条"])]),
    ],
)
def test_a_second_source_behind_a_quotation_is_seen(text: str, wanted: Reading) -> None:
    assert reading(parse_basis(text)) == wanted


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("《甲办法》第二条：面向社会招聘。第十二条：统一发布", ["第二条", "第十二条"]),
        ("《甲办法》第二条：面向社会招聘；第十二条：统一发布", ["第二条", "第十二条"]),
        ("《甲办法》第二条:面向社会招聘\n第十二条 统一发布", ["第二条", "第十二条"]),
        ("《甲办法》第二条“面向社会”，第十二条“统一发布”", ["第二条", "第十二条"]),
        ("《甲办法》第二条：面向社会。第十二条第一款第（二）项：统一发布", ["第二条", "第十二条第一款第（二）项"]),
        ("《甲条例》第二十条第（一）项：行政法规；第（七）项：财政预算", ["第二十条第（一）项", "第（七）项"]),
        ("《甲条例》：第二十条第一款", ["第二十条第一款"]),
        ("《甲办法》第二条：依照第三条规定公开。依照第四条处理", ["第二条"]),
    ],
)
def test_a_second_article_behind_a_quotation_is_seen(text: str, places: list[str]) -> None:
    (citation,) = parse_basis(text).citations
    assert [place.text for place in citation.locators] == places


@pytest.mark.parametrize(
    "text",
    [
        "1.《甲法》2.《乙办法》3.《丙规定》",
        "1、《甲法》2、《乙办法》3、《丙规定》",
        "1．《甲法》2．《乙办法》3．《丙规定》",
        "1《甲法》2《乙办法》3《丙规定》",
        "1.《甲法》；2.《乙办法》；3.《丙规定》",
        "1.《甲法》\n2.《乙办法》\n3.《丙规定》",
        "一、《甲法》二、《乙办法》三、《丙规定》",
        "（一）《甲法》（二）《乙办法》（三）《丙规定》",
        "(1)《甲法》(2)《乙办法》(3)《丙规定》",
        "①《甲法》②《乙办法》③《丙规定》",
        "●《甲法》●《乙办法》●《丙规定》",
        "1.甲法2.乙办法3.丙规定",
    ],
)
def test_numbers_of_a_list_need_no_blank_before_them(text: str) -> None:
    basis = parse_basis(text)
    assert [citation.title for citation in basis.citations] == ["甲法", "乙办法", "丙规定"]
    assert not basis.unparsed


@pytest.mark.parametrize(
    "text",
    [
        "公共企业信息公开规 定(交通 运输部令2022年第11号)第三条",
        "公共企业信息公开规\n定（交通运 输部令2022年第11号）第三条",
        "公共企业信息\n公开规定（交通运输部令2022年第1\n1号）第三条",
        "公共 企业 信息公开规定 （交通运输部 令 2022年第11号） 第三条",
        "《公共企业信息公开规 定》(交通运输部\n令2022年第 11 号)第 三 条",
    ],
)
def test_titles_and_numbers_may_be_parted_anywhere(text: str) -> None:
    basis = parse_basis(text)
    assert reading(basis) == [("公共企业信息公开规定", "交通运输部令2022年第11号", ["第三条"])]
    assert not basis.unparsed


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("附则第五十六条", [["附则", "条"]]),
        ("附则", [["附则"]]),
        ("第三章第五十条", [["章", "条"]]),
        ("第一编第五章第五十条", [["编", "章", "条"]]),
        ("第一百二十条之一第二款", [["条", "款"]]),
        ("第二十条（一）、（三）项", [["条", "项"]]),
        ("第二十条（一）至（三）", [["条", "项"]]),
    ],
)
def test_a_place_has_all_its_steps(text: str, places: list[list[str]]) -> None:
    basis = parse_basis(f"《甲法》{text}")
    (citation,) = basis.citations
    assert [[step.unit for step in place.steps] for place in citation.locators] == places
    assert citation.locators[0].text == text
    assert not basis.unparsed


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("第三条至第五条", (3, 0), (5, 0)),
        ("第三条至五条", (3, 0), (5, 0)),
        ("第三至五条", (3, 0), (5, 0)),
        ("第3-5条", (3, 0), (5, 0)),
        ("第三条—第五条", (3, 0), (5, 0)),
        ("第一百二十条之一至之三", (120, 1), (120, 3)),
        ("第一百二十条之一至第一百二十条之三", (120, 1), (120, 3)),
        ("第三条", (3, 0), (3, 0)),
    ],
)
def test_a_range_of_articles_has_both_ends(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    basis = parse_basis(f"《甲法》{text}")
    (place,) = basis.citations[0].locators
    ends = place.step("条"), place.last("条")
    assert [(end.number, end.branch) for end in ends if end] == [first, last]
    assert not basis.unparsed


@pytest.mark.parametrize("text", ["第十条、十一条和十二条", "第十条、第十一条和第十二条", "第十条，十一条及十二条"])
def test_articles_of_a_list_may_leave_out_a_word(text: str) -> None:
    basis = parse_basis(f"《甲法》{text}")
    assert [place.number("条") for place in basis.citations[0].locators] == [10, 11, 12]
    assert not basis.unparsed


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        ("根据国务院《甲办法》", "国务院", "甲办法"),
        ("依据 财政部《甲办法》", "财政部", "甲办法"),
        ("行政法规：《甲办法》", "", "甲办法"),
        ("部门规章:《甲办法》", "", "甲办法"),
        ("《甲办法》第三条之规定", "", "甲办法"),
        ("《甲办法》等文件精神", "", "甲办法"),
    ],
)
def test_words_around_a_source_are_no_part_of_it(text: str, issuer: str, title: str) -> None:
    basis = parse_basis(text)
    (citation,) = basis.citations
    assert (citation.issuer, citation.title, citation.quote) == (issuer, title, "")
    assert not basis.unparsed


def test_the_day_from_which_a_version_is_in_force_is_not_its_year() -> None:
    (citation,) = parse_basis("《甲办法》（2019年12月1日财政部令第8号公布，自2020年1月1日起施行）").citations
    assert citation.years == (2019,)


@pytest.mark.parametrize(
    "piece",
    [
        "《甲》第一条：甲。第二条：乙；",
        "《甲》第三条“甲”，",
        "1.《甲》",
        "国发〔2012〕1号《甲》",
        "第 二 十 ",
        "《甲》（国\n务院",
        "第十条之一、之二",
        "规 定",
        "。第",
        "（一）、",
    ],
)
def test_a_long_hostile_text_is_kept(piece: str) -> None:
    text = (piece * HOSTILE_LENGTH)[:HOSTILE_LENGTH]
    assert str(parse_basis(text)) == text


BLANKS = st.sampled_from(["", "", "", " ", "  ", "\n", "\u3000", "\n\n", " \n"])
WHOLE = [
    ("《中华人民共和国政府信息公开条例》", ("中华人民共和国政府信息公开条例", "", [])),
    ("《甲条例》（国务院令第711号）", ("甲条例", "国务院令第711号", [])),
    ("《甲意见》（国办发〔2017〕97号）", ("甲意见", "国办发〔2017〕97号", [])),
    ("《甲法》第二十条", ("甲法", "", ["第二十条"])),
]


@given(st.data(), st.sampled_from(WHOLE))
def test_blanks_within_a_title_a_number_or_a_place_change_nothing(
    data: st.DataObject, whole: tuple[str, tuple[str, str, list[str]]]
) -> None:
    text, wanted = whole
    # a cell may be broken at most of its characters, but a number of four digits is no year once it is two
    parted = "".join(character + data.draw(BLANKS) for character in text[:-1]) + text[-1]
    assert reading(parse_basis(parted)) == [wanted]
    assert not parse_basis(parted).unparsed


@given(st.lists(st.sampled_from(CELLS), min_size=1, max_size=3), st.sampled_from(["\n", "；\n", "\n\n"]))
def test_every_character_belongs_to_exactly_one_token(cells: list[dict[str, Any]], mark: str) -> None:
    basis = parse_basis(mark.join(cell["text"] for cell in cells))
    place = 0
    for token in basis.tokens:
        assert token.start == place
        place = token.end
    owned = [token.start for citation in basis.citations for token in citation.tokens]
    assert len(owned) == len(set(owned))
