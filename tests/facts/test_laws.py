"""Laws are found by the names that catalogues use, and by no others; counts are those of the published texts."""

from datetime import date

import pytest

from catalog_cli.facts.citing import law_cited, order_number, texts_named
from catalog_cli.facts.laws import Law, Laws, LawText, is_counted, item_meant, national_laws, step_missing
from catalog_cli.model.phrase import Citation, Locator
from catalog_cli.parsing.citations import parse_basis


def cited(text: str) -> Citation:
    (citation,) = parse_basis(text).citations
    return citation


def named(title: str) -> Law:
    law = national_laws().named(title)
    assert law is not None
    return law


def text_of(title: str) -> LawText:
    (text,) = named(title).texts
    return text


def place(text: str) -> Locator:
    return cited(text).locators[0]


@pytest.mark.parametrize(
    "title",
    ["中华人民共和国政府信息公开条例", "政府信息公开条例", "政府信息公开 条例", "政府信息公开条例（2019年修订）"],
)
def test_law_is_found_by_its_full_and_its_short_title(title: str) -> None:
    law = text_of(title)
    assert (law.title, law.version) == ("中华人民共和国政府信息公开条例", date(2019, 4, 3))
    assert law.orders == (("国务院令第492号", date(2007, 4, 5)), ("国务院令第711号", date(2019, 4, 3)))
    assert law.effective == date(2019, 5, 15)
    assert law.articles is not None
    assert len(law.articles) == law.count == 56
    assert law.articles[20 - 1] == (15,)
    assert law.chapters == (1, 10, 19, 27, 46, 54)


@pytest.mark.parametrize("title", ["", "条例", "公开条例", "湖南省政府信息公开条例", "政府信息公开条例实施办法"])
def test_another_title_is_not_the_law(title: str) -> None:
    assert national_laws().named(title) is None


def test_texts_come_newest_first_and_one_without_a_day_is_newer_than_all() -> None:
    assert [str(text.version) for text in named("道路运输条例").texts] == ["2023-07-20", "2022-03-29", "2019-03-02"]
    assert [str(text.version) for text in named("食品安全法").texts] == ["None", "2021-04-29", "2015-04-24"]


@pytest.mark.parametrize(
    ("title", "repealed_by"), [("企业破产法（试行）", "中华人民共和国企业破产法"), ("企业破产法", "")]
)
def test_a_title_that_must_be_exact_is_never_taken_for_the_one_without_its_bracket(
    title: str, repealed_by: str
) -> None:
    assert named(title).repealed_by == repealed_by


def test_a_short_title_finds_the_law_that_it_is_introduced_in() -> None:
    assert named("税收征管法").title == "中华人民共和国税收征收管理法"


def test_what_a_workspace_says_of_a_text_goes_before_what_the_package_says() -> None:
    lines = (b'{"title":"X","version":"2019-01-01","count":5}', b'{"title":"X","version":"2019-01-01","count":7}')
    law = Laws(lines).named("X")
    assert law is not None
    assert [text.count for text in law.texts] == [7]


def test_title_within_a_title_is_found_with_any_marks() -> None:
    assert named("国务院实施〈民族区域自治法〉若干规定").title == "国务院实施《中华人民共和国民族区域自治法》若干规定"


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
    assert law_cited(cited(text))


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
    assert law_cited(cited(text)) is None


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        ("《立法法》", None),
        ("《立法法》（2015年修正）", ["2015-03-15"]),
        ("《立法法》（2000年）", []),
        ("《政府信息公开条例》（国务院令第492号）", []),
        ("《政府信息公开条例》（国务院令第711号）", ["2019-04-03"]),
        ("《保守国家秘密法实施条例》（国务院令第646号）", ["2014-01-17"]),
        ("《外商投资法》（2020年1月1日起施行）", None),
        ("《不动产登记暂行条例》（国务院令第710号）", ["2019-03-24"]),
    ],
)
def test_text_that_is_meant_is_told_by_order_and_year(text: str, versions: list[str] | None) -> None:
    citation = cited(text)
    law = law_cited(citation)
    assert law is not None
    found = texts_named(citation, law)
    assert (None if found is None else [str(each.version) for each in found]) == versions


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
        ("第五十六条之一", "第五十六条之一"),
        ("第二章", None),
        ("第七章", "第七章"),
        ("第五章第五十条", None),
        ("第三章第五十条", "第五十条"),
        ("第三章、第五十条", None),
        ("附件1第九十条", None),
    ],
)
def test_place_beyond_the_law_is_told_by_its_step(locator: str, missing: str | None) -> None:
    text = f"《政府信息公开条例》{locator}"
    step = step_missing(text_of("政府信息公开条例"), place(text))
    assert (step and text[step.start : step.end]) == missing


@pytest.mark.parametrize(
    ("locator", "missing"),
    [
        ("第十七条之一", None),
        ("第一百二十条之六", None),
        ("第一百二十条之七", "第一百二十条之七"),
        ("第一百二十条之二第一款第（四）项", None),
        ("第一百二十条之二第一款第（五）项", "第（五）项"),
    ],
)
def test_inserted_articles_are_those_of_the_text(locator: str, missing: str | None) -> None:
    text = f"《刑法》{locator}"
    step = step_missing(named("刑法").texts[0], place(text))
    assert (step and text[step.start : step.end]) == missing


@pytest.mark.parametrize(
    ("locator", "missing"),
    [("第一编第三章第六十条", None), ("第二编第三章第六十条", "第六十条"), ("第三章第六十条", None)],
)
def test_chapters_that_start_anew_are_those_of_their_part(locator: str, missing: str | None) -> None:
    text = f"《民法典》{locator}"
    step = step_missing(text_of("民法典"), place(text))
    assert (step and text[step.start : step.end]) == missing


@pytest.mark.parametrize(
    ("locator", "meant"),
    [("第二十条第七款", True), ("第二十条第十六款", False), ("第二十条第一款", False), ("第五条第二款", False)],
)
def test_paragraph_that_must_be_an_item_is_known(locator: str, meant: bool) -> None:
    text = text_of("政府信息公开条例")
    assert (item_meant(text, place(f"《政府信息公开条例》{locator}")) is not None) is meant


@pytest.mark.parametrize(
    ("locator", "counted"),
    [
        ("第二十条第一款第七项", True),
        ("第二十条之一", True),
        ("第一部分第一条", False),
        ("第二十条第一项第一目", False),
    ],
)
def test_only_articles_and_what_is_counted_in_them_can_be_confirmed(locator: str, counted: bool) -> None:
    assert is_counted(place(f"《某法》{locator}")) is counted
