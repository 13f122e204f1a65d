"""The examples of CONTRIBUTING.md work as they stand there, and what the page names exists."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path

import pytest

from catalog_cli.cli.command_folder import command_from_file
from catalog_cli.cli.invocation import Invocation
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import read_document, render, written_kinds
from catalog_cli.formats.registry import format_names
from catalog_cli.model.field import FIELDS, Field, Kind
from catalog_cli.plugins import discover
from catalog_cli.rules.interface import OPTIONAL, RuleModule
from catalog_cli.rules.registry import all_rules, rule_named, rule_places
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN, Run
from running import forget_command_line

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src" / "catalog_cli"
EXAMPLES = {
    match["path"]: match["code"]
    for match in re.finditer(r"```python\n# src/catalog_cli/(?P<path>\S+)\n(?P<code>.*?)```", PAGE, re.DOTALL)
}
MODULES = {f"catalog_cli.{path.removesuffix('.py').replace('/', '.')}" for path in EXAMPLES}


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put every example beside the members of its folder; a folder that is new gets its `__init__.py`."""
    for path, code in EXAMPLES.items():
        file = tmp_path / "examples" / path
        file.parent.mkdir(parents=True)
        file.write_text(code, encoding="utf-8")
        folder = Path(path).parent
        if not (PACKAGE / folder / "__init__.py").exists():
            (file.parent / "__init__.py").touch()
            folder = folder.parent
        package = import_module(f"catalog_cli.{'.'.join(folder.parts)}")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path / "examples" / folder)])
    _look_again()
    yield
    monkeypatch.undo()
    for name in [name for name in sys.modules if name in MODULES or name == "catalog_cli.rules.item"]:
        del sys.modules[name]
    _look_again()


def _look_again() -> None:
    for remembered in (discover, rule_places, all_rules, rule_named):
        remembered.cache_clear()
    invalidate_caches()
    forget_command_line()


def test_the_page_has_an_example_of_each_kind_of_plug_in() -> None:
    assert sorted(path.split("/")[0] for path in EXAMPLES) == ["cli", "exchange", "formats", "rules", "site"]


@pytest.mark.usefixtures("added")
def test_the_rule_keeps_to_the_interface_and_reports_what_it_says(bundled: Path, run: Run) -> None:
    rule = rule_named("item/review-not-overdue")
    item = bundled / "data" / "items" / "zhengfu-gongbao.yaml"
    text = item.read_text(encoding="utf-8")
    for examples, reported in ((rule.module.VALID, False), (rule.module.INVALID, True)):
        for example in examples:
            item.write_text(f"{text}review_date: '{example}'\n", encoding="utf-8")
            outcome = run("validate", "--select", rule.name, "--as-of", str(rule.as_of), cwd=bundled)
            assert (rule.name in outcome.stdout) is reported


def test_the_page_lists_all_names_that_a_rule_may_have() -> None:
    section = PAGE.partition("## Add a rule")[2].partition("\n## ")[0]
    assert {name for name in OPTIONAL | RuleModule.__annotations__.keys() if f"`{name}" not in section} == set()


@pytest.mark.usefixtures("added")
def test_the_format_is_found_and_writes(bundled: Path, run: Run) -> None:
    assert "records" in format_names("tables")
    outcome = run("list", "--columns", "id,name", "--limit", "1", "--format", "records", cwd=bundled)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout == "id: guizhang-guifanxing-wenjian\nname: 政府规章和行政规范性文件\n\n"


@pytest.mark.usefixtures("added")
def test_the_kind_of_document_is_found_and_comes_back(bundled: Path) -> None:
    assert "psv" in written_kinds()
    catalogue = load_catalogue(Folder(bundled)).catalogue
    document = read_document("psv", render("psv", catalogue, Options()), ReadOptions())
    assert [item.id for item in document.items] == [item.id for item in catalogue.items]


@pytest.mark.usefixtures("added")
def test_the_output_of_the_site_is_found_and_built(bundled: Path, run: Run) -> None:
    assert run("site", "-o", "site", cwd=bundled).status == 0
    names = (bundled / "site/names.txt").read_text(encoding="utf-8").splitlines()
    assert names == [item.name for item in load_catalogue(Folder(bundled)).catalogue.items]


@pytest.mark.usefixtures("added")
def test_the_command_is_found_takes_filters_and_answers(bundled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    command = command_from_file("ids")
    assert command.help == "Print the ids of the items, one a line."
    assert {"--at", "--office"} <= {flag for option in command.params for flag in option.opts}
    assert import_module("catalog_cli.cli.commands.ids").command(Invocation(RUN, bundled)) == 0
    printed = capfd.readouterr()
    items = load_catalogue(Folder(bundled)).catalogue.items
    assert (printed.out.split(), printed.err) == ([item.id for item in items], "")


def test_the_field_is_a_row_of_the_table() -> None:
    (row,) = re.findall(r"```python\n(Field\(.*?)```", PAGE, re.DOTALL)
    field = eval(row, {"Field": Field, "Kind": Kind})  # noqa: S307 - the page is ours
    assert (field.key, field.kind) == ("last_published", Kind.DATE)
    assert FIELDS[field.printed_after].always_printed


def test_every_file_and_folder_that_the_page_names_is_there() -> None:
    own = {name for path in EXAMPLES for name in (path, path.partition("/")[2])}
    named = set(re.findall(r"`([a-z_]+/[\w/.-]*|[a-z_]+\.(?:py|json|md))`", PAGE)) - own
    roots = (ROOT, PACKAGE, PACKAGE / "cli", PACKAGE / "exchange", PACKAGE / "model", PACKAGE / "formats")
    examples = {"rules/yaml/no_tabs.py", "yaml/no-tabs", "schema/form", "kinds/ods.py", "fuzz/crashes/", "build/docs"}
    missing = {name for name in named - examples if not any(_exists(root / name) for root in roots)}
    assert missing == set()


def _exists(path: Path) -> bool:
    return path.exists() or path.with_suffix(".py").exists()


def test_every_folder_of_the_program_is_in_the_table() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name not in {"__pycache__", "locale"}}
    assert (
        set(re.findall(r"^\| `([a-z]+)/` \| \w.* \| .* \|$", PAGE.partition("## Add a rule")[0], re.MULTILINE))
        == folders
    )
