"""Tables as offices publish them come in, are accepted, go out again as they were, and come back with one change."""

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from conftest import ROOT
from published.drawn import DRAW
from published.edited import replace_in_office
from published.printed import ABOVE, LEFT, TABLES, Grid, PrintedTable, published
from published.seen import SEEN
from running import Run, run_in_process
from soffice import real

pytestmark = pytest.mark.slow

NAMES = sorted(path.stem for path in TABLES.glob("*.yaml"))
SEED = ROOT / "tests/data/source/office-catalogue.docx"
Imported = Callable[[str], Path]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Draw a published table, or take that of the seed; import it once, into `new` beside the file; return the file."""
    return cache(lambda name: _imported(name, tmp_path_factory.mktemp(name)))


def _imported(name: str, folder: Path) -> Path:
    if name == "seed":
        file, options = folder / "a.docx", list[str]()
        shutil.copy(SEED, file)
    else:
        document = published(name)
        file, options = folder / f"a.{document.kind}", document.options
        file.write_bytes(DRAW[document.kind](document))
    outcome = run_in_process(["import", file.name, "--into", "new", *options], folder, "", {})
    assert outcome.status == 0, outcome.stderr
    return file


@pytest.mark.parametrize("name", NAMES)
def test_a_published_table_is_read_whole_and_accepted(name: str, imported: Imported, run: Run) -> None:
    workspace = imported(name).with_name("new")
    assert len(list((workspace / "data/items").glob("*.yaml"))) == published(name).items
    accepted = run("validate", "--no-cache", cwd=workspace)
    assert accepted.status == 0, accepted.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_published_table_is_rendered_as_it_was(name: str, imported: Imported, tmp_path: Path, run: Run) -> None:
    document = published(name)
    workspace = imported(name).with_name("new")
    for kind in SEEN:
        rendered = tmp_path / f"b.{kind}"
        outcome = run("render", "-o", str(rendered), cwd=workspace)
        assert outcome.status == 0, outcome.stderr
        if len(document.tables) == 1 or kind in APART:
            shown = [as_printed(table, kind) for table in document.tables]
            assert [table_alone(*each) for each in zip(SEEN[kind](rendered.read_bytes()), shown, strict=True)] == shown


APART = {"docx", "html", "md"}
"""Kinds in which a document can have several tables; elsewhere each is a part of one, under a line across it."""


def as_printed(table: PrintedTable, kind: str) -> Grid:
    """Return a table as a kind of document prints it: text has no merged cells, and leaves empty what they cover."""
    blank = [["" if text in {LEFT, ABOVE} else text for text in row] for row in table.marked]
    # each row of CSV stands for itself, but not its headings
    texts = {"md": blank, "csv": [*blank[: table.headings], *table.grid[table.headings :]]}
    return texts.get(kind, table.grid)


def table_alone(seen: Grid, shown: Grid) -> Grid:
    """Leave out the lines above a table in the same sheet, and the ids behind the columns of the office."""
    width = len(shown[0])
    rows = [row[:width] for row in seen]
    return rows[rows.index(shown[0]) :] if shown[0] in rows else rows


def test_the_seed_is_rendered_as_it_was(imported: Imported, tmp_path: Path, run: Run) -> None:
    workspace = imported("seed").with_name("new")
    accepted = run("validate", "--no-cache", cwd=workspace)
    assert accepted.status == 0, accepted.stdout
    rendered = run("render", "-o", str(tmp_path / "b.docx"), cwd=workspace)
    assert rendered.status == 0, rendered.stderr
    assert SEEN["docx"]((tmp_path / "b.docx").read_bytes()) == SEEN["docx"](SEED.read_bytes())


# the text that a colleague replaces, the new one, the item, and the field
EDITS = {
    "department": ("水位、雨量", "水位、降雨量", "yushui-qing-xinxi", "content"),
    "district": ("照片规格统一", "照片规格一致", "lingdao-xinxi", "extra"),
    "domains": ("高龄津贴、护理补贴标准", "高龄津贴标准", "fuchi-butie", "content"),
    "finance": ("涉密信息除外", "国家秘密除外", "bumen-shouzhi-zongti-qingkuang", "extra"),
    "gas": ("停气前24小时", "停气前48小时", "tingqi-xinxi", "time_limit"),
    "hospital": ("电子显示屏", "电子显示屏、医院网站", "yiliao-fuwu-jiage-shoufei-deng", "method"),
    "powers": ("催告、决定、执行", "催告、决定、强制执行", "qiangxing-chaichu-weifa-qushui-gongcheng", "content"),
    "relief": ("发放后7日内", "发放后5日内", "jiuzaikuan-wu-fafang", "time_limit"),
    "seed": ("每期政府公报", "每期市政府公报", "zhengfu-gongbao", "content"),
    "six-levels": ("收支总表等9张表", "收支总表等10张表", "yusuan-gongkai-biao", "content"),
    "township-standard": ("公示7个工作日", "公示5个工作日", "shenhe-xinxi", "time_limit"),
    "university": ("工会", "工会委员会", "3-jiaozhigong-daibiaodahui-xiangguan-zhidu-gongzuo-baogao", "responsible"),
}


@pytest.mark.libreoffice
@real
def test_a_cell_edited_in_libreoffice_comes_back_as_one_change(imported: Imported, tmp_path: Path, run: Run) -> None:
    files = {name: tmp_path / f"{name}{imported(name).suffix}" for name in EDITS}
    for name, file in files.items():
        assert run("render", "-o", str(file), cwd=imported(name).with_name("new")).status == 0
    replace_in_office([(file, *EDITS[name][:2]) for name, file in files.items()], tmp_path / "profile")
    changes = {
        name: run("diff", str(file), "--format", "json", cwd=imported(name).with_name("new")).stdout
        for name, file in files.items()
    }
    assert {name: changed_fields(text) for name, text in changes.items()} == {
        name: [("changed", item_id, [field])] for name, (_, _, item_id, field) in EDITS.items()
    }


def changed_fields(text: str) -> list[tuple[str, str, list[str]]]:
    """Return how, which item and in which fields each change of a difference in JSON changes it."""
    return [(each["change"], each["id"], [part["field"] for part in each["fields"]]) for each in json.loads(text)]
