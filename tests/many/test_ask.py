"""Questions about many catalogues are answered from the gathered tables, and from nothing else."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from catalog_cli.many.question import questions
from catalog_cli.many.tables import TABLES
from conftest import PROGRAM, Run, environment
from many.gathered import OFFICES, Rows, lay_tables
from pages import elements, parsed, text_of

GONGBAO, YUSUAN, ZHINAN = ("政府公报", "政策文件"), ("部门预算", "财政预算、决算"), ("政府信息公开指南", "政府信息公开")


def item(path: str, item_id: str, name: str, category: str = "政策文件", **more: Any) -> dict[str, Any]:
    return {
        "path": path,
        "item": item_id,
        "name": name,
        "neutral_name": name,
        "category": category,
        "position": 1,
        **more,
    }


ROWS: Rows = {
    "catalogues": [
        {"path": "jinshi", "items": 20, "errors": 0, "warnings": 3, "infos": 1, "overdue": 2},
        {"path": "anxiang", "items": 18, "errors": 1, "warnings": 0, "infos": 0, "last_changed": date(2025, 6, 29)},
        {"path": "linli", "items": 19, "last_changed": date(2025, 6, 30)},
        {"path": "hecheng", "items": 5, "last_changed": date(2026, 1, 1)},
        {"path": "huaihua", "items": 7},
        {"path": "heqing", "items": 0},
    ],
    "items": [
        *(item(path, "gongbao", "政府公报") for path in OFFICES),
        *(item(path, "zhinan", "政府信息公开指南", "政府信息公开") for path in ("jinshi", "anxiang", "hecheng")),
        item("linli", "zhinan", "政务公开指南", "政府信息公开"),
        item("jinshi", "lingdao", "领导信息", "机构概况"),
        item("anxiang", "lingdao-xinxi", "领导信息", "机构概况"),
        item("hecheng", "lingdao-2", "领导的信息", "机构概况"),
        # these two stand beside each other, and mean two things
        item("jinshi", "yusuan", "部门预算", "财政预算、决算", time_limit="批复后30日内"),
        item("jinshi", "juesuan", "部门预算表", "财政预算、决算"),
        item(
            "heqing",
            "caigou",
            "采购结果",
            "政府采购",
            time_limit="20个工作日内",
            is_looser=True,
            statutory_limit="2个工作日内",
            statutory_source="《政府采购法实施条例》第四十三条",
        ),
    ],
    "citations": [
        {
            "path": "hecheng",
            "item": "gongbao",
            "name": "政府公报",
            "printed": "《政府信息公开条例》（国务院令第492号）",
            "law": "政府信息公开条例",
            "status": "repealed",
            "repealed": date(2019, 5, 14),
            "successor": "中华人民共和国政府信息公开条例",
        },
        {"path": "jinshi", "item": "gongbao", "law": "中华人民共和国预算法", "status": "in_force"},
        {"path": "linli", "item": "gongbao", "law": "中华人民共和国预算法", "status": "in_force"},
    ],
    "departures": [
        {"path": "linli", "kind": "missing", "model_item": "yusuan", "model_name": "部门预算"},
        {"path": "hecheng", "kind": "missing", "model_item": "yusuan", "model_name": "部门预算"},
        {"path": "linli", "kind": "missing", "model_item": "caigou", "model_name": "采购结果"},
        {"path": "jinshi", "kind": "looser", "item": "yusuan", "field": "time_limit", "expected": "批复后20日内"},
        {"path": "jinshi", "kind": "stricter", "item": "gongbao", "field": "time_limit", "expected": "1年内"},
    ],
    "due": [
        {"path": "hecheng", "kind": "review", "due": date(2026, 5, 1), "is_overdue": True},
        {"path": "jinshi", "kind": "record", "due": date(2026, 6, 1), "is_overdue": True},
        {"path": "jinshi", "kind": "record", "due": date(2026, 5, 2), "is_overdue": True},
        {"path": "huaihua", "kind": "yearly", "due": date(2026, 7, 1), "is_overdue": False},
    ],
    "duties": [
        {"path": "jinshi", "topic": "机构职能", "is_covered": True},
        {"path": "jinshi", "topic": "预算", "is_covered": False},
        {"path": "jinshi", "topic": "专业领域", "is_covered": None},
        {"path": "linli", "topic": "机构职能", "is_covered": True},
    ],
    "findings": [
        {"path": "jinshi", "rule": "law/in-force", "severity": "error"},
        {"path": "jinshi", "rule": "law/in-force", "severity": "error"},
        {"path": "linli", "rule": "law/in-force", "severity": "error"},
        {"path": "linli", "rule": "link/given", "severity": "warning"},
    ],
    "changes": [
        {"path": "jinshi", "kind": "added", "item": "gongbao", "since_day": date(2026, 3, 31)},
        {
            "path": "huaihua",
            "kind": "changed",
            "item": "gongbao",
            "field": "content",
            "before": "每期",
            "after": "每月",
        },
    ],
}
"""Six offices in three cities; what each question finds among them is worked out by hand below."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_tables(tmp_path_factory.mktemp("gathered") / "tables", ROWS)


def asked(run: Run, tables: Path, *words: str) -> list[dict[str, Any]]:
    outcome = run("ask", str(tables), *words, "--format", "json")
    assert outcome.status == 0, outcome.stderr
    rows: list[dict[str, Any]] = json.loads(outcome.stdout)
    return rows


def columns(rows: Sequence[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


ANSWERS: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]] = {
    "lacking": (("path", "model_item"), [("linli", "caigou"), ("linli", "yusuan"), ("hecheng", "yusuan")]),
    "looser": (
        ("path", "item", "allowed", "statutory_source"),
        [
            ("heqing", "caigou", "2个工作日内", "《政府采购法实施条例》第四十三条"),
            ("jinshi", "yusuan", "批复后20日内", None),
        ],
    ),
    "repealed": (("path", "item", "repealed"), [("hecheng", "gongbao", "2019-05-14")]),
    "changed": (("city", "kind", "since_day"), [("常德市", "added", "2026-03-31"), ("怀化市", "changed", None)]),
    "alike": (
        ("usual_name", "usual_offices", "other_name", "other_offices", "likeness"),
        # the first two have one id; Jaro-Winkler of the others: (4/4 + 4/5 + 1) / 3 = 14/15, and 2 × 0.1 of what lacks
        [("政府信息公开指南", 3, "政务公开指南", 1, None), ("领导信息", 2, "领导的信息", 1, 0.95)],
    ),
    "behind": (
        ("path", "overdue", "reviews_past", "oldest"),
        [("jinshi", 2, 0, "2026-05-02"), ("hecheng", 0, 1, "2026-05-01"), ("anxiang", 0, 0, None)],
    ),
    "coverage": (
        ("path", "covered_topics", "topics", "open_topics"),
        [("jinshi", 1, 2, ["预算"]), ("linli", 1, 1, None)],
    ),
    "offices": (
        ("path", "items", "level"),
        [
            ("heqing", 0, "县"),
            ("linli", 19, "县"),
            ("anxiang", 18, "县"),
            ("jinshi", 20, "县"),
            ("huaihua", 7, "市"),
            ("hecheng", 5, "县"),
        ],
    ),
    "rules": (
        ("rule", "findings", "offices"),
        [("law/in-force", 3, 2), ("link/given", 1, 1)],
    ),
    "laws": (
        ("law", "items", "offices"),
        [("中华人民共和国预算法", 2, 2), ("政府信息公开条例", 1, 1)],
    ),
}


@pytest.mark.parametrize("question", questions())
def test_each_question_finds_what_is_there(question: str, tables: Path, run: Run) -> None:
    names, rows = ANSWERS[question]
    assert columns(asked(run, tables, question), *names) == rows


@pytest.mark.parametrize("question", questions())
def test_nothing_in_the_tables_gives_no_rows(question: str, tmp_path: Path, run: Run) -> None:
    assert asked(run, lay_tables(tmp_path / "empty", {}), question) == []


def test_without_a_question_all_are_listed(tables: Path, run: Run) -> None:
    assert [row["question"] for row in asked(run, tables)] == list(questions())


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        (("--in", "怀化"), ["huaihua", "hecheng"]),
        (("--in", "教育局"), ["hecheng"]),
        (("--in", "' OR 1=1 --"), []),
        (("--level", "市"), ["huaihua"]),
        (("--in", "湖南省", "--level", "县", "--limit", "2"), ["linli", "anxiang"]),
    ],
)
def test_only_some_catalogues_are_asked(words: tuple[str, ...], paths: list[str], tables: Path, run: Run) -> None:
    assert [row["path"] for row in asked(run, tables, "offices", *words)] == paths


def test_rows_are_counted_by_a_column(tables: Path, run: Run) -> None:
    assert asked(run, tables, "lacking", "--by", "city") == [
        {"city": "常德市", "rows": 2},
        {"city": "怀化市", "rows": 1},
    ]


def test_a_copy_of_a_question_asks_the_same(tables: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "copy.sql"
    copy.write_text(run("ask", str(tables), "looser", "--show-sql").stdout, encoding="utf-8")
    assert asked(run, tables, "--sql", str(copy)) == asked(run, tables, "looser")


def test_a_query_sees_every_table(tables: Path, run: Run) -> None:
    for table in TABLES:
        outcome = run("ask", str(tables), "--sql", "-", "--format", "json", stdin=f"FROM {table.name}")
        assert len(json.loads(outcome.stdout)) == len(ROWS.get(table.name, []))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('gather.json')",
        "SELECT * FROM glob('/*')",
        "COPY items TO 'items.csv'",
        "COPY (SELECT 1) TO 'items.parquet'",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "DROP VIEW items",
        "CREATE TABLE x (y INTEGER)",
        "SELECT 1; SELECT 2",
        "",
        "-- nothing",
        "SELECT citty FROM items",
        "SELEC 1",
        "SELECT 1 FROM items WHERE name = $1",
    ],
)
def test_a_query_that_does_more_than_look_is_refused(sql: str, tables: Path, run: Run) -> None:
    before = sorted((path.name, path.stat().st_size) for path in tables.iterdir())
    outcome = run("ask", str(tables), "--sql", "-", cwd=tables, stdin=sql)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("catalog: ")
    assert sorted((path.name, path.stat().st_size) for path in tables.iterdir()) == before


@pytest.mark.parametrize(
    ("sql", "line"),
    [
        ("SELECT path\nFROM items\nWHERE citty = '常德市'", 3),
        ("-- who\nSELECT path\nFORM items i", 3),
        ("FROM itemz", 1),
    ],
)
def test_a_wrong_query_is_pointed_at(sql: str, line: int, tables: Path, run: Run) -> None:
    outcome = run("ask", str(tables), "--sql", "-", stdin=sql)
    assert outcome.status == 2
    assert outcome.stderr.startswith(f"catalog: the query failed on line {line}: ")


def test_columns_of_one_name_are_told_apart(tables: Path, run: Run) -> None:
    sql = "SELECT 1 AS id, 2 AS id, 3 AS id_1, 4 AS id"
    outcome = run("ask", str(tables), "--sql", "-", "--format", "json", stdin=sql)
    assert json.loads(outcome.stdout) == [{"id": 1, "id_2": 2, "id_1": 3, "id_3": 4}]


def test_values_are_what_json_has_for_them(tables: Path, run: Run) -> None:
    sql = """SELECT 1.50 AS share, 'nan'::DOUBLE AS none, DATE '2026-01-02' AS day, ['a', NULL] AS texts,
        'infinity'::DOUBLE AS endless, {'a': 1} AS pair, 7::HUGEINT AS many, true AS flag"""
    outcome = run("ask", str(tables), "--sql", "-", "--format", "jsonl", stdin=sql)
    assert json.loads(outcome.stdout) == {
        "share": 1.5,
        "none": None,
        "day": "2026-01-02",
        "texts": ["a", None],
        "endless": None,
        "pair": {"a": 1},
        "many": 7,
        "flag": True,
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing-there", "offices"), "holds no gathered tables"),
        ((".", "offices"), "holds no gathered tables"),
        (("{tables}", "ofices"), "unknown “ofices”; choose from: alike"),
        (("{tables}", "offices", "--sql", "-"), "name a question or a file of SQL, not both"),
        (("{tables}", "offices", "-o", "a.doc"), "a.doc does not say its format; end the name in .csv"),
        (("{tables}", "offices", "--shell"), "type the question in the shell"),
        (("{tables}", "-o", "a.xlsx"), "name the question whose answer is to be written"),
        (("{tables}", "--format", "html"), "name the question whose answer is to be written"),
        (("{tables}", "offices", "--by", "citty"), "the answer has no column “citty”"),
        (("{tables}", "--sql", "nothing.sql"), "cannot read nothing.sql"),
    ],
)
def test_what_cannot_be_asked_is_said(
    words: tuple[str, ...], said: str, tables: Path, tmp_path: Path, run: Run
) -> None:
    outcome = run("ask", *(word.format(tables=tables) for word in words), cwd=tmp_path)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert said in outcome.stderr


def test_tables_of_another_version_are_gathered_anew(tmp_path: Path, run: Run) -> None:
    folder = lay_tables(tmp_path, {})
    (folder / "gather.json").write_text('{"version": 999, "day": "2026-06-30"}')
    outcome = run("ask", str(folder), "offices")
    assert outcome.status == 2
    assert "made by another version" in outcome.stderr
    assert "catalog gather" in outcome.stderr


def test_a_damaged_table_is_said(tmp_path: Path, run: Run) -> None:
    folder = lay_tables(tmp_path, {})
    (folder / "items.parquet").write_bytes(b"PAR1")
    outcome = run("ask", str(folder), "offices")
    assert outcome.status == 2
    assert "Gather the tables anew" in outcome.stderr


def test_a_question_that_needs_an_option_says_so_where_nothing_is_found(tmp_path: Path, run: Run) -> None:
    outcome = run("ask", str(lay_tables(tmp_path, {})), "lacking")
    assert (outcome.status, outcome.stderr) == (
        0,
        "nothing found; this needs tables that were gathered with --model\n",
    )


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "markdown", "table", "tsv", "yaml", "html"])
def test_each_format_says_who_lacks_what(form: str, tables: Path, run: Run) -> None:
    outcome = run("ask", str(tables), "lacking", "--format", form)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.count("鹤城区教育局") == 1
    assert outcome.stdout.count("采购结果") == 1
    assert outcome.stdout.count("caigou") == (form not in {"html", "table"})


def test_a_page_has_bars_and_no_script(tables: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("ask", str(tables), "lacking", "-o", "lacking.html", cwd=tmp_path)
    assert (outcome.status, outcome.stderr) == (0, "wrote lacking.html\n")
    page = parsed((tmp_path / "lacking.html").read_bytes())
    assert [text_of(row)[:4] for row in elements(page, "tr")][:2] == ["常德市2", "怀化市1"]
    assert [rect.get("width") for rect in page.iter("{http://www.w3.org/2000/svg}rect")] == ["1000", "500"]
    assert list(elements(page, "script")) == []


def test_a_workbook_has_numbers_and_days_as_what_they_are(tables: Path, tmp_path: Path, run: Run) -> None:
    assert run("ask", str(tables), "behind", "-o", "behind.xlsx", cwd=tmp_path).status == 0
    sheet = openpyxl.load_workbook(tmp_path / "behind.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]] == [
        "常德市",
        "津市市人民政府办公室",
        2,
        0,
        datetime(2026, 5, 2),  # noqa: DTZ001 - a day, as the library reads it
        None,
        "jinshi",
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G4")


def test_a_workbook_has_room_for_long_texts(tables: Path, tmp_path: Path, run: Run) -> None:
    sql = tmp_path / "long.sql"
    sql.write_text("SELECT repeat('公', 50) AS text, 1 AS n UNION ALL SELECT '短', 2 ORDER BY n", encoding="utf-8")
    assert run("ask", str(tables), "--sql", str(sql), "-o", "long.xlsx", cwd=tmp_path).status == 0
    sheet = openpyxl.load_workbook(tmp_path / "long.xlsx").worksheets[0]
    # 50 characters of two columns each, in a column of 48: three lines of 15 points
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == [None, 45, None]


HOSTILE = "=1+1<script>alert(1)</script>\t\x1b[31m\n@"


def test_hostile_texts_are_data(tmp_path: Path, run: Run) -> None:
    row = {"path": "jinshi", "kind": "missing", "model_item": "a", "model_name": HOSTILE}
    folder = lay_tables(tmp_path / "tables", {"departures": [row]})
    assert run("ask", str(folder), "lacking", "-o", "a.xlsx", cwd=tmp_path).status == 0
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["D2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    page = run("ask", str(folder), "lacking", "--format", "html").stdout
    assert "<script>" not in page
    for form in ("table", "tsv", "csv", "markdown", "html"):
        assert "\x1b" not in run("ask", str(folder), "lacking", "--format", form).stdout
    assert len(run("ask", str(folder), "lacking", "--format", "tsv").stdout.splitlines()) == 2
    assert asked(run, folder, "lacking")[0]["model_name"] == HOSTILE


@pytest.mark.parametrize(("words", "count"), [((), 6), (("--in", "怀化"), 2), (("--level", "市"), 1)])
def test_the_program_of_the_database_sees_the_same_views(words: tuple[str, ...], count: int, tables: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "ask", str(tables), "--shell", *words],
        input="SELECT count(*) AS n FROM catalogues;",
        env=environment(PATH=f"{PROGRAM.parent}:{os.environ['PATH']}"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(rf"[|│] +{count} [|│]", done.stdout), done.stdout


def test_a_missing_program_is_said_with_how_to_get_it(tables: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("ask", str(tables), "--shell", PATH=str(tmp_path))
    assert outcome.status == 2
    assert "pip install duckdb-cli" in outcome.stderr
