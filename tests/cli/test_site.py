"""`catalog site` builds a site that is whole, the same every time, and leaves alone what it did not make."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from conftest import ROOT, Run, copy_bundled, lay
from pages import addresses, dead_links, elements, parsed, text_of
from running import run_in_process

DAY = ("--as-of", "2026-06-30")
OWN = "{% extends 'catalog/base.html' %}\n{% block footer %}<p>湘ICP备00000000号</p>{% endblock %}\n"
WITH_TEMPLATES = {**RIGHT, "catalog.yaml": f"{SETTINGS}site:\n  templates: templates\n"}


def contents(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return lay(tmp_path / "small", RIGHT)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the bundled catalogue, which no test changes."""
    folder = copy_bundled(tmp_path_factory.mktemp("built") / "workspace")
    outcome = run_in_process(["site", "-o", "site", *DAY], folder, "", {"TZ": "UTC"})
    assert outcome.status == 0, outcome.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(built: Path) -> Mapping[str, Element]:
    """Return all pages of that site, each by its path."""
    return {path.relative_to(built).as_posix(): parsed(path.read_bytes()) for path in built.rglob("*.html")}


def test_every_page_is_right_html_and_no_link_is_dead(built: Path, pages: Mapping[str, Element]) -> None:
    assert len(pages) > 20 + len(["index", "offices", "laws", "changes", "coverage", "about"])
    assert dead_links(built) == []


def test_every_item_has_a_row_and_a_page_with_all_that_is_printed_of_it(pages: Mapping[str, Element], run: Run) -> None:
    items = json.loads(run("list", "--format", "json", cwd=ROOT).stdout)
    index = pages["index.html"]
    rows = {each.get("data-item"): text_of(each) for each in elements(index, "tr") if each.get("data-item")}
    assert list(rows) == [item["id"] for item in items]
    for item in items:
        page = text_of(pages[f"items/{item['id']}/index.html"])
        printed = [item["name"], item["content"], item.get("time_limit", ""), *item.get("basis", ())]
        for text in (*printed, *item.get("channels", ()), *item.get("responsible", ())):
            assert all(line in page for line in text.splitlines())
        assert item["name"] in rows[item["id"]]


def test_a_site_loads_nothing_from_elsewhere(pages: Mapping[str, Element]) -> None:
    for page in pages.values():
        policies = [each.get("content", "") for each in elements(page, "meta") if each.get("http-equiv")]
        assert len(policies) == 1
        assert policies[0].startswith("default-src 'none'; style-src 'self'")
        loaded = [each.get("href", "") for each in elements(page, "link") if each.get("rel") == "stylesheet"]
        loaded += [each.get("src", "") for name in ("script", "img") for each in elements(page, name)]
        assert all("://" not in address for address in loaded)


def test_the_same_catalogue_gives_the_same_bytes(built: Path, bundled: Path, run_process: Run) -> None:
    elsewhere = {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"}
    outcome = run_process("site", "-o", "site", *DAY, cwd=bundled, **elsewhere)
    assert outcome.status == 0, outcome.stderr
    assert contents(bundled / "site") == contents(built)


def test_only_what_changed_is_written(small: Path, run: Run) -> None:
    run("site", "-o", "site", *DAY, cwd=small)
    before = {path: path.stat().st_mtime_ns for path in (small / "site").rglob("*") if path.is_file()}
    (small / FILE).write_text(f"{ITEM}channels:\n  - 政府网站\n", encoding="utf-8")
    run("site", "-o", "site", *DAY, cwd=small)
    written = {path.name for path, moment in before.items() if path.exists() and path.stat().st_mtime_ns != moment}
    assert "index.html" in written
    assert (small / "site/items/zhengce-jiedu/index.html").stat().st_mtime_ns == before[
        small / "site/items/zhengce-jiedu/index.html"
    ]


def test_the_page_of_an_item_that_is_gone_is_taken_away(small: Path, run: Run) -> None:
    run("site", "-o", "site", *DAY, cwd=small)
    (small / OTHER_FILE).unlink()
    run("site", "-o", "site", *DAY, cwd=small)
    assert not (small / "site/items/zhengce-jiedu").exists()


def test_a_file_that_somebody_edited_is_kept_and_named(small: Path, run: Run) -> None:
    run("site", "-o", "site", *DAY, cwd=small)
    page = small / "site/about/index.html"
    page.write_text("by hand", encoding="utf-8")
    for _ in range(2):
        outcome = run("site", "-o", "site", *DAY, cwd=small)
        assert outcome.status == 1
        assert "about/index.html" in outcome.stderr
        assert page.read_text(encoding="utf-8") == "by hand"
    page.unlink()
    assert run("site", "-o", "site", *DAY, cwd=small).status == 0
    assert "by hand" not in page.read_text(encoding="utf-8")


def test_a_file_that_the_program_did_not_make_stays(small: Path, run: Run) -> None:
    lay(small / "site", {"CNAME": "www.example.gov.cn", "about/index.html": "ours"})
    outcome = run("site", "-o", "site", *DAY, cwd=small)
    assert (outcome.status, "about/index.html" in outcome.stderr, "CNAME" in outcome.stderr) == (1, True, False)
    assert (small / "site/about/index.html").read_text(encoding="utf-8") == "ours"
    assert (small / "site/CNAME").read_text(encoding="utf-8") == "www.example.gov.cn"


@pytest.mark.parametrize("path", ["../outside", "/etc/hostname", "a/../../outside", "C:\\outside"])
def test_a_note_that_names_files_elsewhere_is_refused(path: str, small: Path, run: Run) -> None:
    lay(small, {"outside": "kept"})
    lay(small / "site", {".catalog-site.json": json.dumps({"files": {path: "0"}})})
    assert run("site", "-o", "site", *DAY, cwd=small).status == 2
    assert (small / "outside").read_text(encoding="utf-8") == "kept"


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_a_link_that_leads_out_of_the_site_is_not_followed(small: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (small / "site").mkdir()
    (small / "site" / "items").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert run("site", "-o", "site", *DAY, cwd=small).status == 2
    assert list((tmp_path / "elsewhere").rglob("*.html")) == []


def test_a_build_that_was_stopped_while_it_put_files_in_place_is_finished_by_the_next(small: Path, run: Run) -> None:
    run("site", "-o", "site", *DAY, cwd=small)
    whole = contents(small / "site")
    note = json.loads(whole[".catalog-site.json"])
    half = {"files": {}, "pending": note["files"], "as_of": "2026-06-30"}
    (small / "site/.catalog-site.json").write_text(json.dumps(half), encoding="utf-8")
    (small / "site/index.html").unlink()
    assert run("site", "-o", "site", *DAY, cwd=small).status == 0
    assert contents(small / "site") == whole


def test_what_a_killed_build_staged_is_taken_away_a_day_later(small: Path, run: Run) -> None:
    left, going = (small / "site" / f".catalog-site-{name}" for name in ("left", "going"))
    for folder in (left, going):
        folder.mkdir(parents=True)
    os.utime(left, (0, 0))
    assert run("site", "-o", "site", cwd=small).status == 0
    assert (left.exists(), going.exists()) == (False, True)


def test_a_check_judges_as_of_the_day_of_the_build(small: Path, run: Run) -> None:
    run("site", "-o", "site", *DAY, "--base-url", "https://www.example.gov.cn/mulu", cwd=small)
    assert run("site", "-o", "site", "--check", cwd=small, CATALOG_TODAY="2027-01-01").status == 0
    assert run("site", "-o", "site", "--check", "--as-of", "2027-01-01", cwd=small).status == 1
    (small / FILE).write_text(ITEM.replace("每期", "各期"), encoding="utf-8")
    before = contents(small / "site")
    outcome = run("site", "-o", "site", "--check", cwd=small)
    assert (outcome.status, "out of date" in outcome.stderr) == (1, True)
    assert contents(small / "site") == before


def test_a_broken_file_is_a_notice_on_the_page_and_no_crash(small: Path, run: Run) -> None:
    lay(small, {"data/items/broken.yaml": "id: [\n"})
    outcome = run("site", "-o", "site", *DAY, cwd=small)
    assert outcome.status == 1
    index = text_of(parsed((small / "site/index.html").read_bytes()))
    assert "data/items/broken.yaml" in index
    assert "政府公报" in index


def test_an_item_whose_id_is_no_file_name_gets_a_page_inside_the_site(small: Path, run: Run) -> None:
    lay(small, {"data/items/bad.yaml": ITEM.replace("zhengfu-gongbao", "../../../escaped")})
    assert run("site", "-o", "site", *DAY, cwd=small).status == 0
    assert dead_links(small / "site") == []
    assert not list(small.parent.rglob("escaped/*"))


def test_the_office_overrides_single_blocks_and_adds_to_the_style(tmp_path: Path, run: Run) -> None:
    folder = lay(
        tmp_path / "own", {**WITH_TEMPLATES, "templates/base.html": OWN, "templates/site.css": "h1 { color: red }"}
    )
    assert run("site", "-o", "site", *DAY, cwd=folder).status == 0
    page = (folder / "site/about/index.html").read_text(encoding="utf-8")
    assert "湘ICP备00000000号" in page
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert (folder / "site/assets/site.css").read_text(encoding="utf-8").endswith("h1 { color: red }")


@pytest.mark.parametrize(
    "block",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ page.__init__.__globals__ }}",
        "{% include '../../../etc/hostname' %}",
        "{{ nothing_of_this_name }}",
        "{% block",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_reaches_out_or_is_wrong_stops_the_build(block: str, tmp_path: Path, run: Run) -> None:
    own = OWN.replace("<p>湘ICP备00000000号</p>", block)
    folder = lay(tmp_path / "own", {**WITH_TEMPLATES, "templates/base.html": own})
    outcome = run("site", "-o", "site", *DAY, cwd=folder)
    assert (outcome.status, "Traceback" in outcome.stderr) == (2, False)
    assert not list((folder / "site").rglob("*.html"))


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_templates_from_outside_the_workspace_are_refused(tmp_path: Path, run: Run) -> None:
    lay(tmp_path / "elsewhere", {"base.html": OWN})
    for name in ("file", "folder"):
        folder = lay(tmp_path / name, WITH_TEMPLATES)
        if name == "folder":
            (folder / "templates").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        else:
            (folder / "templates").mkdir()
            (folder / "templates/base.html").symlink_to(tmp_path / "elsewhere/base.html")
        assert run("site", "-o", "site", *DAY, cwd=folder).status == 2


def test_headings_are_in_english_too_where_the_workspace_asks(small: Path, run: Run) -> None:
    lay(small, {"catalog.yaml": f"{SETTINGS}site:\n  languages: [zh, en]\n"})
    assert run("validate", cwd=small).status == 0
    run("site", "-o", "site", *DAY, cwd=small)
    page = parsed((small / "site/items/zhengfu-gongbao/index.html").read_bytes())
    assert "Legal basis" not in text_of(page)
    assert {"Catalogue", "Offices"} <= {text_of(each) for each in elements(page, "span") if each.get("lang") == "en"}
    assert page.get("lang") == "zh-CN"


def test_every_link_out_names_a_page_of_the_web_and_tells_it_nothing(pages: Mapping[str, Element]) -> None:
    for page in pages.values():
        out = [each for each in elements(page, "a") if ":" in each.get("href", "")]
        assert all(each.get("href", "").startswith(("http://", "https://")) for each in out)
        assert all(each.get("rel") == "noopener" for each in out)
        assert all(not address.startswith("//") for address in addresses(page))


@pytest.mark.slow
def test_many_items_and_then_one_change(tmp_path: Path, run: Run) -> None:
    files = {
        f"data/items/{number:04}.yaml": ITEM.replace("zhengfu-gongbao", f"item-{number:04}").replace(
            "category: 政策文件", f"category: 一/二/三/四/五/第{number % 40}类"
        )
        for number in range(60)
    }
    folder = lay(tmp_path / "large", {"catalog.yaml": SETTINGS, **files})
    assert run("site", "-o", "site", *DAY, cwd=folder).status == 0
    assert len(list((folder / "site/items").glob("*/index.html"))) == 60
    index = (folder / "site/index.html").read_text(encoding="utf-8")
    assert index.count("data-item=") == 60
    changed = folder / "data/items/0000.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("每期", "各期"), encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in (folder / "site/items").glob("*/index.html")}
    run("site", "-o", "site", *DAY, cwd=folder)
    written = [path.parent.name for path, moment in before.items() if path.stat().st_mtime_ns != moment]
    assert written == ["item-0000"]
