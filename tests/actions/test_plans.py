"""Plans are values: what is asked and refused before a file changes, and all of a change or nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog_cli.actions.apply_plan import Plan, apply_plan
from catalog_cli.actions.plan_move import Target, plan_move
from catalog_cli.actions.plan_new import plan_new
from catalog_cli.actions.plan_remove import plan_remove
from catalog_cli.actions.plan_rename import plan_rename
from catalog_cli.actions.plan_set import plan_set, plan_set_where
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import RUN, lay


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "w", dict(RIGHT))


def files(folder: Path) -> dict[str, str]:
    return {path: (folder / path).read_text(encoding="utf-8") for path in RIGHT if (folder / path).exists()}


def lines(plan: Plan) -> list[str]:
    return list(map(str, plan.lines))


def test_a_plan_is_written_under_the_lock_and_says_what_it_did(folder: Path) -> None:
    plan = apply_plan(folder, lambda reading: plan_set(folder, reading, "zhengfu-gongbao", ["content=历期公报"]), RUN)
    assert files(folder)[FILE] == ITEM.replace("每期政府公报", "历期公报")
    assert lines(plan) == [f"{FILE}: set content"]


def test_a_dry_run_gives_the_changes_and_writes_nothing(folder: Path) -> None:
    plan = apply_plan(
        folder, lambda reading: plan_remove(folder, reading, ["政策解读"], force=False), RUN, dry_run=True
    )
    assert [(change.path, change.before, change.after) for change in plan.changes] == [
        (OTHER_FILE, OTHER_ITEM.encode(), None)
    ]
    assert files(folder) == RIGHT


@pytest.mark.parametrize("dry_run", [False, True])
def test_what_would_break_a_rule_is_refused_before_a_file_changes(folder: Path, dry_run: bool) -> None:
    with pytest.raises(CatalogError, match="nothing was written"):
        apply_plan(
            folder, lambda reading: plan_set(folder, reading, "zhengfu-gongbao", ["name="]), RUN, dry_run=dry_run
        )
    assert files(folder) == RIGHT


def test_a_renaming_names_the_command_that_undoes_it(folder: Path) -> None:
    plan = apply_plan(folder, lambda reading: plan_rename(folder, reading, "政府公报", "gongbao", force=True), RUN)
    assert plan.undo == "catalog rename gongbao zhengfu-gongbao"
    assert not (folder / FILE).exists()


def test_an_unlisted_category_is_a_question_and_changes_nothing_until_it_is_answered(folder: Path) -> None:
    target = Target(category="政府会议")
    plan = apply_plan(folder, lambda reading: plan_move(folder, reading, ["政府公报"], target), RUN)
    assert plan.question is not None
    assert "政府会议" in plan.question.text
    assert "--new-category" in str(plan.question.refusal and plan.question.refusal.remedy)
    assert plan.changes == ()
    assert files(folder) == RIGHT


def test_with_the_answer_the_category_is_listed_and_the_item_moved(folder: Path) -> None:
    target = Target(category="政府会议", new_category=True)
    plan = apply_plan(folder, lambda reading: plan_move(folder, reading, ["政府公报"], target), RUN)
    assert plan.question is None
    assert files(folder)[SETTINGS_FILE] == SETTINGS + "  - 政府会议\n"
    assert "category: 政府会议\n" in files(folder)[FILE]


def test_a_query_that_finds_nothing_is_a_plan_without_changes(folder: Path) -> None:
    plan = apply_plan(folder, lambda reading: plan_set_where(folder, reading, ["没有的词"], ["content=x"], RUN), RUN)
    assert (plan.found, plan.changes) == (0, ())
    assert "nothing was written" in str(plan.warnings[0])


def test_a_query_counts_what_it_found_and_changes_only_what_differs(folder: Path) -> None:
    plan = apply_plan(
        folder, lambda reading: plan_set_where(folder, reading, ["政策文件"], ["content=政策解读材料"], RUN), RUN
    )
    assert plan.found == 2
    assert [change.path for change in plan.changes] == [FILE]


def test_a_new_item_comes_last_in_its_category_with_an_id_of_its_own(folder: Path) -> None:
    lay(folder, {FILE: ITEM + "order: 7\n", OTHER_FILE: OTHER_ITEM + "order: 3\n"})
    texts = {"category": "政策文件", "name": "政府公报", "content": "另一种公报"}
    plan = plan_new(folder, load_catalogue(Folder(folder)), texts)
    (change,) = plan.changes
    assert change.path == "data/items/zhengfu-gongbao-2.yaml"
    assert change.before is None
    assert b"order: 8\n" in (change.after or b"")


WRONG: list[tuple[str, Callable[[Path, LoadedCatalogue], Plan]]] = [
    ("no item named", lambda root, reading: plan_set(root, reading, "content=x", [])),
    ("nothing assigned", lambda root, reading: plan_set(root, reading, "政府公报", [])),
    ("no assignment", lambda root, reading: plan_set(root, reading, "政府公报", ["content"])),
    ("a field that is fixed", lambda root, reading: plan_set(root, reading, "政府公报", ["id=x"])),
    ("no number", lambda root, reading: plan_set(root, reading, "政府公报", ["order=first"])),
    ("an addition to a text", lambda root, reading: plan_set(root, reading, "政府公报", ["content+=x"])),
    ("no place", lambda root, reading: plan_move(root, reading, ["政府公报"], Target())),
    ("two places", lambda root, reading: plan_move(root, reading, ["政府公报"], Target(first=True, last=True))),
    ("no content", lambda root, reading: plan_new(root, reading, {"category": "政策文件", "name": "b", "content": ""})),
    (
        "an id that is taken",
        lambda root, reading: plan_new(
            root, reading, {"id": "zhengfu-gongbao", "category": "政策文件", "name": "b", "content": "c"}
        ),
    ),
]


@pytest.mark.parametrize("make_plan", [each for _, each in WRONG], ids=[name for name, _ in WRONG])
def test_words_that_make_no_sense_are_the_user_s_mistake(
    folder: Path, make_plan: Callable[[Path, LoadedCatalogue], Plan]
) -> None:
    with pytest.raises(UsageError):
        make_plan(folder, load_catalogue(Folder(folder)))
