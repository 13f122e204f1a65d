"""A kind of document is one file: what it reads, writes or has converted is known from that file alone."""

import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

from catalog_cli.exchange import kinds
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import (
    KindInterfaceError,
    conversion_for,
    converted_suffixes,
    kind_for,
    read_document,
    read_kinds,
    render,
    written_kinds,
)
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Conversion
from catalog_cli.plugins import discover

OWN_KIND = """
from catalog_cli.model.document import Document

SUFFIXES = (".ods",)
BINARY = True


def write(catalogue, options):
    return catalogue.settings.title.encode()


def read(data, options):
    return Document(title=data.decode())
"""
OLD = (".doc", ".et", ".ods", ".odt", ".rtf", ".wps", ".xls")


def look_again() -> None:
    """Let the program find the files of the folder as if it had just been started."""
    discover.cache_clear()
    invalidate_caches()
    for name in [name for name in sys.modules if name.startswith(f"{kinds.__name__}.")]:
        del sys.modules[name]


def add(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    look_again()


def delete(folder: Path, name: str) -> None:
    (folder / name).unlink()
    look_again()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that kinds are found in, with a copy of each."""
    for file in Path(kinds.__path__[0]).glob("*.py"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    before = {name: module for name, module in sys.modules.items() if name.startswith(f"{kinds.__name__}.")}
    monkeypatch.setattr(kinds, "__path__", [str(tmp_path)])
    look_again()
    yield tmp_path
    monkeypatch.undo()
    look_again()
    sys.modules.update(before)


@pytest.mark.parametrize("suffix", OLD)
def test_a_document_of_an_old_format_is_converted(suffix: str) -> None:
    conversion = conversion_for(Path(f"目录{suffix.upper()}"))
    assert conversion is not None
    assert conversion.kind == ("xlsx" if suffix in {".xls", ".et", ".ods"} else "docx")


def test_a_document_that_is_read_as_it_is_is_not_converted() -> None:
    assert [conversion_for(Path(name)) for name in ("a.docx", "a.xlsx", "a.csv", "a", "a.unknown")] == [None] * 5


def test_a_pdf_is_known_and_never_converted() -> None:
    assert conversion_for(Path("a.pdf")) == Conversion(None, ".pdf")


def test_a_kind_that_is_added_needs_nothing_but_its_file(folder: Path) -> None:
    add(folder, "ods.py", OWN_KIND)
    assert "ods" in read_kinds()
    assert "ods" in written_kinds()
    assert kind_for(Path("目录.ods")) == "ods"
    data = render("ods", Catalogue(Settings(title="目录", publishers=("办公室",), categories=("财政",)), ()), Options())
    assert read_document("ods", data, ReadOptions()).title == "目录"


def test_a_kind_of_its_own_comes_before_a_conversion(folder: Path) -> None:
    add(folder, "ods.py", OWN_KIND)
    assert conversion_for(Path("目录.ods")) is None
    assert ".ods" not in converted_suffixes()
    assert conversion_for(Path("目录.xls")) is not None


def test_a_kind_that_only_writes_leaves_reading_to_a_conversion(folder: Path) -> None:
    add(folder, "ods.py", OWN_KIND.partition("def read")[0])
    assert kind_for(Path("目录.ods")) == "ods"
    assert conversion_for(Path("目录.ods")) == Conversion("xlsx", ".ods")


def test_another_program_s_formats_are_one_file_too(folder: Path) -> None:
    delete(folder, "libreoffice.py")
    assert converted_suffixes() == (".pdf",)
    assert "docx" in read_kinds()
    add(folder, "pages.py", 'CONVERTED = {".pages": "docx"}\n')
    assert converted_suffixes() == (".pages", ".pdf")
    assert conversion_for(Path("目录.pages")) == Conversion("docx", ".pages")


def test_formats_of_wps_are_given_to_libreoffice_as_those_of_office() -> None:
    found = [conversion_for(Path(name)) for name in ("a.wps", "a.et")]
    assert found == [Conversion("docx", ".doc"), Conversion("xlsx", ".xls")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('SUFFIXES = (".x",)\n\n\ndef raed(data, options): ...\n', "raed"),
        ('SUFFIX = (".x",)\n\n\ndef read(data, options): ...\n', "SUFFIX"),
        ('SUFFIXES = (".x",)\n', "neither"),
        ("def read(data, options): ...\n", "neither"),
    ],
)
def test_a_file_that_is_no_kind_fails_when_it_is_found(folder: Path, text: str, reason: str) -> None:
    add(folder, "x.py", text)
    with pytest.raises(KindInterfaceError, match=reason):
        read_kinds()


def test_a_kind_that_is_not_read_is_none_to_read() -> None:
    with pytest.raises(KeyError, match="pdf"):
        read_document("pdf", b"", ReadOptions())


def test_a_kind_that_is_not_written_is_none_to_write() -> None:
    with pytest.raises(KeyError, match="text"):
        render("text", Catalogue(Settings(), ()), Options())
