"""An import is planned from values: nobody is asked and nothing is written before the plan is applied."""

from pathlib import Path

import pytest

from catalog_cli.actions.import_destination import Destination, find_destination
from catalog_cli.actions.incoming_document import IncomingDocument, parse_document
from catalog_cli.actions.plan_import import (
    ImportOptions,
    MatchedDocument,
    apply_import,
    match_document,
    plan_import,
)
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT, SETTINGS_FILE
from conftest import lay

TABLE = "事项类别,事项名称,公开内容\n政策文件,政府公报（电子版）,每期政府公报\n"
INCOMING = IncomingDocument("表.csv", "csv", TABLE.encode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "w", dict(RIGHT))


def matched(destination: Destination) -> MatchedDocument:
    return match_document(destination, parse_document(INCOMING, ReadOptions()))


def silent(_done: int, _all: int) -> None:
    pass


def test_a_similar_row_is_a_question_and_a_new_item_unless_it_is_accepted(folder: Path) -> None:
    found = matched(Destination(folder))
    (guess,) = found.matching.likely
    question = found.question(guess)
    assert "政府公报（电子版）" in question.text
    assert "zhengfu-gongbao" in question.text
    plan = plan_import(found, INCOMING, ImportOptions())
    assert [(change.path, change.before) for change in plan.files] == [
        ("data/items/zhengfu-gongbao-dianziban.yaml", None)
    ]
    assert plan.report.doubtful == (guess,)


def test_an_accepted_row_renames_the_item_that_it_is_similar_to(folder: Path) -> None:
    found = matched(Destination(folder))
    plan = plan_import(found, INCOMING, ImportOptions(accepted=found.matching.likely))
    assert {change.path: change.after for change in plan.files} == {
        FILE: ITEM.replace("name: 政府公报", "name: 政府公报（电子版）").encode()
    }
    assert plan.report.doubtful == ()


def test_planning_writes_nothing_and_applying_writes_all(folder: Path) -> None:
    found = matched(Destination(folder))
    plan = plan_import(found, INCOMING, ImportOptions(accepted=found.matching.likely, remove_absent=True))
    assert {path: (folder / path).read_text(encoding="utf-8") for path in RIGHT} == RIGHT
    apply_import(plan, silent)
    assert not (folder / OTHER_FILE).exists()
    assert "政府公报（电子版）" in (folder / FILE).read_text(encoding="utf-8")


def test_items_that_are_not_listed_stay_unless_they_shall_go(folder: Path) -> None:
    found = matched(Destination(folder))
    stays = plan_import(found, INCOMING, ImportOptions(accepted=found.matching.likely))
    goes = plan_import(found, INCOMING, ImportOptions(accepted=found.matching.likely, remove_absent=True))
    assert OTHER_FILE not in {change.path for change in stays.files}
    assert {change.path: change.before for change in goes.files}[OTHER_FILE] == OTHER_ITEM.encode()


def test_a_new_catalogue_is_started_in_an_empty_folder(tmp_path: Path) -> None:
    place = find_destination(tmp_path, Path("new"))
    assert place == Destination((tmp_path / "new").resolve(), new=True)
    apply_import(plan_import(matched(place), INCOMING, ImportOptions()), silent)
    assert (tmp_path / "new" / SETTINGS_FILE).is_file()
    assert len(list((tmp_path / "new/data/items").glob("*.yaml"))) == 1


def test_a_folder_among_the_items_takes_new_items(folder: Path) -> None:
    (folder / "data/items/office").mkdir()
    assert find_destination(folder, Path("data/items/office")) == Destination(folder.resolve(), "data/items/office")
