"""The pages about many catalogues name every question, table and column, and their example of SQL works."""

import json
import re
from pathlib import Path

import pytest

from catalog_cli.many.question import questions
from catalog_cli.many.tables import OF_WORKSPACE, TABLES, VERSION
from conftest import ROOT, Run
from many.gathered import lay_tables

EACH_PAGE = pytest.mark.parametrize("page", ["many.md", "many.zh-CN.md"])
FIRST_CELL = re.compile(r"^\| `(\w+)` \| (\S+)", re.MULTILINE)


def text_of(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@EACH_PAGE
def test_every_column_is_there_with_its_type(page: str) -> None:
    text = text_of(page)
    common, *parts = re.split(r"^### ", text[text.index("`jurisdiction`") - 500 :], flags=re.MULTILINE)
    assert [name for name, _type in FIRST_CELL.findall(common)] == [column.name for column in OF_WORKSPACE]
    assert [part.partition("\n")[0] for part in parts] == [f"`{table.name}`" for table in TABLES]
    for table, part in zip(TABLES, parts, strict=True):
        described = FIRST_CELL.findall(part.partition("\n## ")[0])
        assert described == [(column.name, str(column.type)) for column in table.own]


def test_each_column_is_described_as_where_it_is_declared() -> None:
    text = text_of("many.md")
    for table in TABLES:
        part = text.partition(f"### `{table.name}`\n")[2].partition("\n#")[0]
        assert [column.name for column in table.own if f"| {column.help} |" not in part] == []


@EACH_PAGE
def test_the_version_of_the_tables_is_told(page: str) -> None:
    assert re.search(rf"(version|版本为) {VERSION}\b", text_of(page))


@EACH_PAGE
def test_every_question_is_there_with_the_option_that_it_needs(page: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (?:`(--\w+)` )?\|$", text_of(page), re.MULTILINE)
    assert rows == [(question.name, question.needs) for question in questions().values()]


@EACH_PAGE
def test_the_example_of_a_question_finds_what_it_says(page: str, tmp_path: Path, run: Run) -> None:
    links = ["https://www.jinshishi.gov.cn/a", "https://www.jinshishi.gov.cn/b", "http://www.hunan.gov.cn", None]
    folder = lay_tables(tmp_path / "tables", {"items": [{"path": "jinshi", "link": link} for link in links]})
    example = tmp_path / "example.sql"
    example.write_text(text_of(page).partition("```sql\n")[2].partition("```")[0], encoding="utf-8")
    outcome = run("ask", str(folder), "--sql", str(example), "--format", "json")
    assert json.loads(outcome.stdout) == [
        {"site": "www.jinshishi.gov.cn", "items": 2},
        {"site": "www.hunan.gov.cn", "items": 1},
    ]
