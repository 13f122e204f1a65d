"""A comparison is made of two sides, each found first and then read: files, staged content, revisions, documents."""

from io import BytesIO
from pathlib import Path

import pytest

from catalog_cli.actions.diff.comparison import compare_sides, format_for, write_comparison
from catalog_cli.actions.diff.sides import DiffRequest, NamedSource, find_sides, read_sides
from catalog_cli.actions.incoming_document import IncomingDocument
from catalog_cli.model.change import Comparison
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS_FILE
from catalog_cli.search.filters import field_contains
from conftest import lay
from dated import commit

TABLE = "事项类别,事项名称,公开内容\n政策文件,政府公报,历期政府公报\n政策文件,政策解读,政策解读材料\n"
NOTHING = BytesIO()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = tmp_path / "w"
    commit(workspace, dict(RIGHT), "x")
    return lay(workspace, {FILE: ITEM.replace("每期", "历期")})


def compare(request: DiffRequest, standard_input: BytesIO = NOTHING) -> Comparison:
    old, new = find_sides(request, standard_input)
    return compare_sides(*read_sides(request.start, old, new, lambda _done, _all: None))


def fields(comparison: Comparison) -> list[tuple[str, list[str]]]:
    """Return what changed in each item, but for its place: the rows of a table have one, these files have none."""
    changes = [
        (change.id, [field.key for field in change.fields if field.key != "order"]) for change in comparison.changes
    ]
    return [(item_id, keys) for item_id, keys in changes if keys]


def test_without_words_the_files_here_are_compared_with_the_last_commit(folder: Path) -> None:
    comparison = compare(DiffRequest(folder))
    assert fields(comparison) == [("zhengfu-gongbao", ["content"])]
    assert comparison.before == "HEAD"


def test_what_is_not_staged_is_not_in_what_is_staged(folder: Path) -> None:
    assert fields(compare(DiffRequest(folder, staged=True))) == []


def test_a_document_alone_is_the_newer_side(folder: Path) -> None:
    lay(folder, {FILE: ITEM, "回.csv": TABLE})
    old, new = find_sides(DiffRequest(folder, ("回.csv",)), NOTHING)
    assert isinstance(old, NamedSource)
    assert isinstance(new, IncomingDocument)
    assert fields(compare(DiffRequest(folder, ("回.csv",)))) == [("zhengfu-gongbao", ["content"])]


def test_a_document_may_come_from_standard_input_with_its_kind(folder: Path) -> None:
    comparison = compare(DiffRequest(folder, ("-",), kind="csv"), BytesIO(TABLE.encode()))
    assert fields(comparison) == []
    with pytest.raises(UsageError):
        compare(DiffRequest(folder, ("-",)), BytesIO(TABLE.encode()))


@pytest.mark.parametrize("words", [("HEAD", "HEAD", "HEAD"), ("no-such-revision",), ("./no-such-folder",), (FILE,)])
def test_what_is_no_side_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(CatalogError):
        compare(DiffRequest(folder, words))


def test_conditions_leave_only_the_items_that_meet_them(folder: Path) -> None:
    sides = read_sides(folder, *find_sides(DiffRequest(folder), NOTHING), lambda _done, _all: None)
    assert compare_sides(*sides, [field_contains("name", "解读")]).changes == ()
    assert len(compare_sides(*sides, [field_contains("name", "公报")]).changes) == 1


@pytest.mark.parametrize(("name", "expected"), [("a.md", "markdown"), ("a.htm", "html"), ("a.json", "json")])
def test_a_file_s_ending_says_the_format(name: str, expected: str) -> None:
    assert format_for(Path(name)) == expected


def test_an_ending_of_no_format_is_refused() -> None:
    with pytest.raises(CatalogError):
        format_for(Path("a.exe"))


def test_what_is_compared_is_never_overwritten(folder: Path) -> None:
    lay(folder, {"回.csv": TABLE})
    comparison = compare(DiffRequest(folder, ("回.csv",)))
    for name in ("回.csv", SETTINGS_FILE, FILE):
        before = (folder / name).read_bytes()
        with pytest.raises(CatalogError, match="would be overwritten"):
            write_comparison(folder, Path(name), comparison, "json")
        assert (folder / name).read_bytes() == before
    write_comparison(folder, Path("变化.json"), comparison, "json")
    assert (folder / "变化.json").is_file()
