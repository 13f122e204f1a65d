"""An import says what nobody has said, what stands twice and where new categories go."""

from pathlib import Path

import pytest

from catalog_cli.actions.import_destination import Destination
from catalog_cli.actions.incoming_document import IncomingDocument, parse_document
from catalog_cli.actions.plan_import import ImportOptions, ImportPlan, apply_import, match_document, plan_import
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.model.errors import CatalogError
from catalog_cli.views.imported import import_lines

HEADINGS = "事项类别,事项名称,公开内容"


def plan(root: Path, text: str) -> ImportPlan:
    incoming = IncomingDocument("a.csv", "csv", text.encode())
    document = parse_document(incoming, ReadOptions())
    destination = Destination(root, new=not (root / "catalog.yaml").exists())
    return plan_import(match_document(destination, document), incoming, ImportOptions())


def write(root: Path, text: str) -> ImportPlan:
    planned = plan(root, text)
    apply_import(planned, lambda _done, _all: None)
    return planned


def test_a_publisher_that_every_row_names_is_the_catalogues(tmp_path: Path) -> None:
    found = plan(tmp_path, "事项名称,公开内容,公开主体\n甲,一,春化镇人民政府\n乙,二,春化镇人民政府\n")
    assert found.report.edition.after.settings.publishers == ("春化镇人民政府",)
    assert [change.key for change in found.report.assumed] == ["title"]


def test_a_publisher_that_nobody_names_is_left_out_and_reported(tmp_path: Path) -> None:
    found = write(tmp_path, f"{HEADINGS}\n类,甲,一\n")
    assert [(change.key, change.after) for change in found.report.assumed] == [
        ("title", "政府信息主动公开事项目录"),
        ("publishers", None),
    ]
    assert "本机关" not in (tmp_path / "catalog.yaml").read_text(encoding="utf-8")


def test_a_catalogue_whose_rows_name_their_own_publishers_needs_no_other(tmp_path: Path) -> None:
    found = plan(tmp_path, f"{HEADINGS},公开主体\n类,甲,一,某局\n类,乙,二,某办\n")
    assert found.report.edition.after.settings.publishers == ()
    assert [change.key for change in found.report.assumed] == ["title"]


def test_headings_without_items_start_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no item"):
        plan(tmp_path, f"{HEADINGS}\n")
    assert not list(tmp_path.iterdir())


def test_two_items_of_one_name_are_kept_and_named_with_what_differs(tmp_path: Path) -> None:
    report = plan(tmp_path, f"{HEADINGS}\n类,甲,一\n类,甲,二\n").report
    assert [(each.ids, each.differing) for each in report.alike] == [(("jia", "jia-2"), ("content",))]
    assert not report.is_clean


def test_categories_that_follow_no_known_one_go_to_the_end_and_are_named(tmp_path: Path) -> None:
    write(tmp_path, f"{HEADINGS}\n旧一,甲,一\n旧二,乙,二\n")
    report = plan(tmp_path, f"{HEADINGS}\n新,丙,三\n").report
    assert report.edition.after.settings.categories == ("旧一", "旧二", "新")
    assert "New category: 新 (after 旧二)" in list(import_lines(report))
