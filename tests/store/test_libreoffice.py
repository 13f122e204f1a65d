"""Documents of old formats are converted where LibreOffice is, and come with a way out where it is not."""

import io
import os
import shutil
import socket
import time
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from catalog_cli.exchange.registry import conversion_for, converted_suffixes
from catalog_cli.model.errors import CatalogError, UnreadableDocumentError
from catalog_cli.store.libreoffice import convert, convert_file
from conftest import PATIENCE
from soffice import Install, real, scripts

pytestmark = pytest.mark.slow

OLD = Path(__file__).parent / "old"
"""A table and a sheet as LibreOffice 7.4 saves them in old formats."""
WAY_OUT = {
    ".doc": "save it as .docx",
    ".wps": "save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".xls": "save it as .xlsx",
    ".et": "save it as .xlsx",
    ".ods": "save it as .xlsx",
    ".pdf": "Ask for the Word file",
}


def converted(path: Path) -> tuple[str | None, bytes]:
    """Convert a file as the kinds of documents say; give the kind that comes out, and its bytes."""
    conversion = conversion_for(path)
    assert conversion is not None
    return conversion.kind, convert_file(path, conversion)


def converted_bytes(
    data: bytes, suffix: str, *, name: str | None = None, seconds: float = 120
) -> tuple[str | None, bytes]:
    conversion = conversion_for(Path(f"file{suffix}"))
    assert conversion is not None
    return conversion.kind, convert(data, suffix, conversion, name=name, seconds=seconds)


def texts_of(kind: str | None, data: bytes) -> list[str]:
    """Return the texts of a document's cells, read by a library that is not ours."""
    if kind == "docx":
        return [cell.text for row in Document(io.BytesIO(data)).tables[0].rows for cell in row.cells]
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@real
@pytest.mark.parametrize(
    ("name", "kind", "texts"),
    [
        ("table.doc", "docx", ["公开事项", "财政预算"]),
        ("table.odt", "docx", ["公开事项", "财政预算"]),
        ("sheet.xls", "xlsx", ["财政预算"]),
        ("sheet.ods", "xlsx", ["财政预算"]),
    ],
)
def test_a_document_of_an_old_format_comes_out_as_word_or_excel(
    tmp_path: Path, name: str, kind: str, texts: list[str]
) -> None:
    path = tmp_path / f"--目录 (2024) 'x'{Path(name).suffix}"
    shutil.copy(OLD / name, path)
    found, data = converted(path)
    assert (found, texts_of(found, data)) == (kind, texts)


# the second and the third are pages of the web under the suffix of an old format, as many offices send them
LINKED = {
    ".rtf": r'{\rtf1\trowd\cellx5000\intbl budget{\field{\*\fldinst INCLUDEPICTURE "ADDRESS" \\d}{\fldrslt}}\cell\row}',
    ".doc": '<html><link rel=stylesheet href="ADDRESS"><table><tr><td>budget<img src="ADDRESS"></table></html>',
    ".xls": '<html><table><tr><td>budget<img src="ADDRESS"></table></html>',
}


@real
@pytest.mark.parametrize(("suffix", "page"), LINKED.items(), ids=LINKED)
def test_a_document_is_converted_without_reaching_for_the_network(suffix: str, page: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/picture.png"
        kind, data = converted_bytes(page.replace("ADDRESS", address).encode(), suffix, seconds=PATIENCE)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert [text.strip() for text in texts_of(kind, data)] == ["budget"]


@real
def test_a_broken_document_is_an_error_in_words() -> None:
    cut = (OLD / "table.odt").read_bytes()[:3000]
    with pytest.raises(UnreadableDocumentError, match=r"could not convert 目录\.odt: Error: ") as caught:
        converted_bytes(cut, ".odt", name="目录.odt")
    assert WAY_OUT[".odt"] in str(caught.value.remedy)


@pytest.mark.parametrize("suffix", converted_suffixes())
def test_without_libreoffice_one_is_told_how_to_save_the_document(bare: Path, suffix: str) -> None:
    with pytest.raises(CatalogError) as caught:
        converted_bytes(b"anything", suffix, name=f"目录{suffix}")
    assert f"目录{suffix}" in str(caught.value.message)
    assert WAY_OUT[suffix] in str(caught.value.remedy)
    assert not list(bare.iterdir())


def test_a_document_without_a_name_is_called_by_its_format() -> None:
    with pytest.raises(CatalogError, match=r"^\.pdf is a PDF"):
        converted_bytes(b"%PDF-1.7", ".PDF")


@scripts
def test_a_pdf_is_never_converted(install: Install, tmp_path: Path) -> None:
    install(f"touch {tmp_path}/was-run")
    path = tmp_path / "目录.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(CatalogError, match=r"目录\.pdf is a PDF"):
        converted(path)
    assert not (tmp_path / "was-run").exists()


def test_a_file_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="cannot read"):
        converted(tmp_path / "none.doc")


FAILURES = {
    "it fails and says why": ("echo 'warn: no java'; echo 'Error: source file could not be loaded' >&2; exit 1",
                              "Error: source file could not be loaded"),
    "it fails and says something": ("echo; echo 'no display'; echo more; exit 3", "no display"),
    "it fails and says nothing": ("exit 3", "no reason given"),
    "it writes nothing and is content": ("echo 'Warning: no java'; echo 'convert a -> b'", "no reason given"),
    "it falls over": ("echo 'Warning: no java'; echo; echo 'Fatal exception: Signal 6'", "Fatal exception: Signal 6"),
    "it writes an empty file": ("mkdir out; : >out/source.docx", "no reason given"),
    "it says what is no text": (r"printf 'Error: \377\n'", "Error: \N{REPLACEMENT CHARACTER}"),
}  # fmt: skip


@scripts
@pytest.mark.parametrize(("script", "reason"), FAILURES.values(), ids=FAILURES.keys())
def test_a_failure_is_told_in_libreoffice_s_own_words(install: Install, script: str, reason: str) -> None:
    install(script)
    with pytest.raises(UnreadableDocumentError) as caught:
        converted_bytes(b"x", ".doc", name="目录.doc")
    assert str(caught.value.message) == f"LibreOffice could not convert 目录.doc: {reason}"
    assert "save it as .docx" in str(caught.value.remedy)


@scripts
def test_a_program_that_cannot_be_run_is_an_error_in_words(install: Install) -> None:
    install("").write_bytes(b"\x7fELF no program")
    with pytest.raises(CatalogError, match="LibreOffice cannot be run"):
        converted_bytes(b"x", ".doc")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # a container may have no one to bury it
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def _ends(pid: int) -> bool:
    end = time.monotonic() + PATIENCE
    while _is_running(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not _is_running(pid)


@scripts
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="what runs is read in /proc")
def test_one_that_hangs_is_ended_with_all_that_it_started(install: Install, tmp_path: Path) -> None:
    child = tmp_path / "child"
    install(f"sleep {PATIENCE} & echo $! >{child}.tmp; mv {child}.tmp {child}; wait")
    # on a busy machine the program needs longer to start another one
    for seconds in (1.5, 6.5, 24.5, 120.5):
        with pytest.raises(UnreadableDocumentError, match=rf"did not convert 目录\.doc within {seconds} seconds"):
            converted_bytes(b"x", ".doc", name="目录.doc", seconds=seconds)
        if child.exists():
            break
    assert _ends(int(child.read_text(encoding="utf-8")))


@scripts
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="what runs is read in /proc")
def test_an_interrupt_ends_it_and_leaves_no_folder(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    install(f"sleep {PATIENCE} & echo $! >{tmp_path}/child; kill -INT $PPID; wait")
    with pytest.raises(KeyboardInterrupt):
        converted_bytes(b"x", ".doc")
    assert _ends(int((tmp_path / "child").read_text(encoding="utf-8")))
    assert not list((tmp_path / "temporary").iterdir())


@scripts
def test_libreoffice_gets_a_copy_under_a_plain_name_and_a_profile_of_its_own(install: Install, tmp_path: Path) -> None:
    install(f'echo "$@" >{tmp_path}/words; mkdir out; cp source.* out/source.docx')
    path = tmp_path / "$(touch x); 目录.wps"
    path.write_bytes(b"contents")
    assert converted(path) == ("docx", b"contents")
    words = (tmp_path / "words").read_text(encoding="utf-8")
    # WPS writes Word's own format
    assert words.endswith("/source.doc\n")
    assert words.startswith("-env:UserInstallation=file:///")
    assert "目录" not in words
    assert not path.with_name("x").exists()
