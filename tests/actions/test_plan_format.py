"""Formatting looks at each file once: what was in canonical form is remembered until the file changes."""

from pathlib import Path

import pytest

from catalog_cli.actions.plan_format import Form, form_of, plan_format
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.store.source import Folder, UnreadableFileError
from conftest import lay

UNORDERED = "name: 政府公报\nid: zhengfu-gongbao\ncategory: 政策文件\ncontent: 每期政府公报\n"
QUOTED = 'id: zhengfu-gongbao\ncategory: "政策文件"\nname: 政府公报\ncontent: 每期政府公报\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "w", dict(RIGHT))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (ITEM, Form.CANONICAL),
        (QUOTED, Form.CANONICAL),
        (UNORDERED, Form.OTHER),
        (ITEM + "channels: [政府网站]\n", Form.OTHER),
        ("id: [\n", Form.UNREADABLE),
        (b"\xff", Form.UNREADABLE),
    ],
    ids=["plain", "quoted", "unordered", "flow list", "broken", "no text"],
)
def test_the_form_of_a_file(text: str | bytes, form: Form) -> None:
    assert form_of(FILE, text if isinstance(text, bytes) else text.encode()) is form


def test_a_file_that_is_not_there_has_no_form(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as stopped:
        Folder(tmp_path).read(FILE)
    assert form_of(FILE, stopped.value) is Form.UNREADABLE


def test_only_files_in_another_form_change(folder: Path) -> None:
    lay(folder, {FILE: UNORDERED, "data/items/broken.yaml": "id: [\n"})
    plan = plan_format(folder, [])
    assert [(change.path, change.after) for change in plan.changes] == [(FILE, ITEM.encode())]
    assert plan.unchanged == 1


def test_a_file_that_changes_is_looked_at_again(folder: Path) -> None:
    assert plan_format(folder, []).unchanged == 2
    assert plan_format(folder, []).changes == ()
    lay(folder, {FILE: UNORDERED})
    assert [change.path for change in plan_format(folder, []).changes] == [FILE]
    lay(folder, {FILE: ITEM, OTHER_FILE: OTHER_ITEM + "\n"})
    assert [change.path for change in plan_format(folder, []).changes] == [OTHER_FILE]


def test_only_the_items_that_are_named_are_formatted(folder: Path) -> None:
    lay(folder, {FILE: UNORDERED, OTHER_FILE: OTHER_ITEM + "\n"})
    plan = plan_format(folder, ["政策解读"])
    assert [change.path for change in plan.changes] == [OTHER_FILE]
