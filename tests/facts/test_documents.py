"""What is known of issued documents: right citations of them are never called wrong, slips of the pen are found."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import catalog_cli
from catalog_cli.facts.documents import national_documents
from catalog_cli.model.catalogue import Facts, Settings
from catalog_cli.parsing.issued_documents import document_number
from catalog_cli.rules.law import standing_basis
from catalog_cli.rules.law.number_matches_title import check_text
from conftest import FACTS, RUN

LINES = (Path(catalog_cli.__file__).parent / "facts/data/documents.jsonl").read_text(encoding="utf-8").splitlines()
RECORDS = [record for line in LINES if (record := json.loads(line))["number"]]
DATED = [record for record in RECORDS if "〔" in record["number"]]
BRACKETS = ("〔〕", "[]", "（）", "()", "﹝﹞", "【】")


def messages(text: str, facts: Facts = FACTS) -> list[str]:
    return [str(problem.message) for problem in check_text(text, Settings(), facts)]


def spelt(number: str, brackets: str, blank: str) -> str:
    return number.replace("〔", f"{blank}{brackets[0]}").replace("〕", f"{brackets[1]}{blank}")


def test_every_document_of_the_data_is_known() -> None:
    assert len(national_documents(FACTS)) == len(LINES) == 66


def test_documents_of_the_workspace_s_own_facts_count_too() -> None:
    title = "某部关于印发《某某专项工作计划》的通知"
    record = {"title": title, "number": "某发〔2024〕3号", "period": ["2024-01-01", "2025-12-31"], "proof": "text"}
    own = Facts((("facts/documents-2026.jsonl", json.dumps(record).encode()),))
    assert messages(f"《{title}》（某发〔2023〕3号）") == []
    assert len(messages(f"《{title}》（某发〔2023〕3号）", own)) == 1
    cited = "《某某专项工作计划》（某发〔2024〕3号）"
    assert [len(list(standing_basis.check_text(cited, facts, RUN))) for facts in (FACTS, own)] == [0, 1]


@given(
    st.sampled_from(RECORDS),
    st.sampled_from(BRACKETS),
    st.sampled_from(["", " "]),
    st.sampled_from(["《{title}》（{number}）", "《{title}》{number}", "{number}《{title}》"]),
    st.data(),
)
def test_a_right_citation_of_a_known_document_is_never_called_wrong(
    record: dict[str, object], brackets: str, blank: str, form: str, data: st.DataObject
) -> None:
    shorter = record.get("short") or []
    assert isinstance(shorter, list)
    title = data.draw(st.sampled_from([str(record["title"]), *map(str, shorter)]))
    title = data.draw(st.sampled_from([title, title.replace(" ", ""), title[max(title.find("关于"), 0) :]]))
    text = form.format(title=title, number=spelt(str(record["number"]), brackets, blank))
    assert messages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("《特困人员认定办法》（民发〔2021〕43号）", id="rules that were issued again"),
        pytest.param("《农业生产发展资金管理办法》（财农〔2023〕11号）", id="rules issued again"),
        pytest.param("《项目支出绩效评价管理办法》（湘财绩〔2020〕7号）", id="a province's rules of the same title"),
        pytest.param("《关于全面推进政务公开工作的意见》（湘办发〔2016〕31号）", id="a province's document"),
        pytest.param("《关于全面推进政务公开工作的实施意见》（湘办发〔2016〕8号）", id="one that carries it out"),
        pytest.param("《公共资源配置领域信息公开的意见》（国办发〔2017〕97号）", id="a title that is shortened"),
        pytest.param("《廉租住房保障办法》（国发〔2012〕52号修改）", id="a decision about others"),
        pytest.param("《关于做好某项工作的通知》（国办发〔2017〕96号）", id="a document that is not known"),
        pytest.param(
            "《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕22号）、（湘政办发〔2018〕30号）",
            id="two numbers",
        ),
    ],
)
def test_what_cannot_be_known_is_no_finding(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize("record", DATED, ids=lambda record: record["number"])
def test_a_wrong_year_is_found(record: dict[str, str]) -> None:
    number = document_number(record["number"])
    assert number
    wrong = record["number"].replace(f"〔{number.year}〕", f"〔{number.year - 3}〕")
    assert len(messages(f"《{record['title']}》（{wrong}）")) == 1


def test_a_number_that_was_only_seen_in_catalogues_is_called_the_usual_one() -> None:
    (words,) = messages("《国务院办公厅关于做好政府公报工作的通知》（国办发〔2017〕22号）")
    assert words.startswith(
        "the number usually given for 《国务院办公厅关于做好政府公报工作的通知》 is 国办发〔2018〕22号"
    )
    (words,) = messages("《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》（国办发〔2019〕97号）")
    assert "has the number 国办发〔2017〕97号, not" in words


@pytest.mark.parametrize("brackets", BRACKETS)
def test_a_number_is_read_whatever_its_brackets_are(brackets: str) -> None:
    assert document_number(spelt("国办发〔2017〕47号", brackets, " ")) == document_number("国办发〔2017〕47号")
