"""Laws are found by the names that catalogues use, and by no others; counts are those of the published texts."""

import pytest

from catalog_cli.facts.citing import laws_cited, order_number, versions_meant
from catalog_cli.facts.laws import laws_named
from catalog_cli.facts.places import is_counted, item_meant, step_missing
from catalog_cli.model.citation import Citation, Locator
from catalog_cli.parsing.citations import parse_basis


def cited(text: str) -> Citation:
    (citation,) = parse_basis(text).citations
    return citation


def place(text: str) -> Locator:
    return cited(text).locators[0]


@pytest.mark.parametrize(
    "title",
    ["中华人民共和国政府信息公开条例", "政府信息公开条例", "政府信息公开 条例", "政府信息公开条例（2019年修订）"],
)
def test_law_is_found_by_its_full_and_its_short_title(title: str) -> None:
    (law,) = laws_named(title)
    assert (law.title, law.version) == ("中华人民共和国政府信息公开条例", "2019-04-03")
    assert law.orders == (("国务院令第492号", "2007-04-05"), ("国务院令第711号", "2019-04-03"))
    assert len(law.articles) == 56
    assert law.articles[20 - 1] == (15,)


@pytest.mark.parametrize("title", ["", "条例", "信息公开条例", "湖南省政府信息公开条例", "政府信息公开条例实施办法"])
def test_another_title_is_not_the_law(title: str) -> None:
    assert laws_named(title) == ()


def test_versions_come_newest_first() -> None:
    assert [law.version for law in laws_named("道路运输条例")] == ["2023-07-20", "2022-03-29", "2019-03-02"]


def test_title_within_a_title_is_found_with_any_marks() -> None:
    (law,) = laws_named("国务院实施〈民族区域自治法〉若干规定")
    assert law.title == "国务院实施《中华人民共和国民族区域自治法》若干规定"


@pytest.mark.parametrize("title", ["进出口商品检验法实施条例", "麻醉药品和精神药品管理条例"])
def test_a_text_that_was_cut_short_is_not_taken_for_the_law(title: str) -> None:
    assert laws_named(title) == ()


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("国务院令第711号", "国务院令第711号"),
        ("国令第711号", "国务院令第711号"),
        ("国务院令711号", "国务院令第711号"),
        ("中华人民共和国国务院令(2019年)第711号", "国务院令第711号"),
        ("中华人民共和国主席令第七号", "主席令第7号"),
        ("财政部令第87号", None),
        ("省政府令第327号", None),
        ("国办发〔2017〕97号", None),
        ("", None),
    ],
)
def test_order_number_is_put_in_one_way(reference: str, number: str | None) -> None:
    assert order_number(reference) == number


@pytest.mark.parametrize(
    "text",
    [
        "《预算法》",
        "《预算法》（主席令第十二号）",
        "全国人民代表大会常务委员会《预算法》",
        "《政府信息公开条例》（国令第711号）",
    ],
)
def test_national_law_is_meant(text: str) -> None:
    assert laws_cited(cited(text))


@pytest.mark.parametrize(
    "text",
    [
        "《宗教事务条例》（湖南省人民代表大会常务委员会公告第8号）",
        "湖南省《宗教事务条例》",
        "《宗教事务条例》（湘政发〔2010〕1号）",
        "国办发〔2017〕97号",
    ],
)
def test_local_rule_of_the_same_name_is_not_the_national_one(text: str) -> None:
    assert laws_cited(cited(text)) == ()


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        ("《立法法》", ["2023-03-13", "2015-03-15"]),
        ("《立法法》（2015年修正）", ["2015-03-15"]),
        ("《立法法》（2000年）", []),
        ("《政府信息公开条例》（国务院令第492号）", []),
        ("《政府信息公开条例》（国务院令第711号）", ["2019-04-03"]),
        ("《保守国家秘密法实施条例》（国务院令第646号）", ["2014-01-17"]),
    ],
)
def test_text_that_is_meant_is_told_by_order_and_year(text: str, versions: list[str]) -> None:
    assert [law.version for law in versions_meant(cited(text))] == versions


@pytest.mark.parametrize(
    ("locator", "missing"),
    [
        ("第五十六条", None),
        ("第五十七条", "第五十七条"),
        ("第零条", "第零条"),
        ("第二十条第（十五）项", None),
        ("第二十条第（十六）项", "第（十六）项"),
        ("第二十条第二款", "第二款"),
        ("第二十条第一款第十五项", None),
        ("第五十条至第六十条", "第六十条"),
        ("第二十条第一、十六项", "十六项"),
        ("第五十六条之一", None),
        ("第二章", None),
        ("附件1第九十条", None),
    ],
)
def test_place_beyond_the_law_is_told_by_its_step(locator: str, missing: str | None) -> None:
    text = f"《政府信息公开条例》{locator}"
    (law,) = laws_named("政府信息公开条例")
    step = step_missing(law, place(text))
    assert (step and text[step.start : step.end]) == missing


@pytest.mark.parametrize(
    ("locator", "meant"),
    [("第二十条第七款", True), ("第二十条第十六款", False), ("第二十条第一款", False), ("第五条第二款", False)],
)
def test_paragraph_that_must_be_an_item_is_known(locator: str, meant: bool) -> None:  # noqa: FBT001 - a case's verdict
    (law,) = laws_named("政府信息公开条例")
    assert (item_meant(law, place(f"《政府信息公开条例》{locator}")) is not None) is meant


@pytest.mark.parametrize(
    ("locator", "counted"),
    [
        ("第二十条第一款第七项", True),
        ("第二十条之一", False),
        ("第一部分第一条", False),
        ("第二十条第一项第一目", False),
    ],
)
def test_only_articles_and_what_is_counted_in_them_can_be_confirmed(locator: str, counted: bool) -> None:  # noqa: FBT001 - a case's verdict
    assert is_counted(place(f"《某法》{locator}")) is counted
