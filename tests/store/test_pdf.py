"""A PDF is made by LibreOffice where it is, the same one each time, and with another way where it is not."""

import re
from pathlib import Path

import pytest

from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.store.libreoffice import make_pdfs
from conftest import Run
from soffice import Install, real, scripts

TITLE = "政府办公厅（室）系统政府信息主动公开事项目录"


@pytest.mark.slow
@real
def test_the_official_table_comes_out_on_landscape_a4_and_is_known_again(bundled: Path, run: Run) -> None:
    assert run("render", "-o", "目录.pdf", cwd=bundled).status == 0
    pdf = (bundled / "目录.pdf").read_bytes()
    title = re.search(rb"/Title<([0-9A-F]+)>", pdf)
    assert title
    assert bytes.fromhex(title[1].decode()).decode("utf-16") == TITLE
    pages = {tuple(round(float(size)) for size in found) for found in re.findall(rb"/MediaBox\[0 0 (\S+) (\S+)\]", pdf)}
    assert pages == {(842, 595)}
    assert run("render", "-o", "目录.pdf", "--check", cwd=bundled).status == 0


@pytest.mark.slow
@real
def test_each_office_gets_a_pdf_of_its_own(bundled: Path, run: Run) -> None:
    assert run("render", "--each", "office", "--to", "pdf", "-o", "发出", cwd=bundled).status == 0
    sheets = {path.name: path.read_bytes() for path in (bundled / "发出").iterdir()}
    # the offices of the bundled catalogue, and the sheet of the items without one
    assert len(sheets) == len(set(sheets.values())) == 9
    assert all(data.startswith(b"%PDF-") for data in sheets.values())


@pytest.mark.usefixtures("bare")
def test_without_libreoffice_one_is_told_how_to_get_it_or_do_without(bundled: Path, run: Run) -> None:
    outcome = run("render", "-o", "目录.pdf", cwd=bundled)
    assert outcome.status == 2
    assert "a PDF is made by LibreOffice, which is not installed" in outcome.stderr
    assert "libreoffice.org" in outcome.stderr
    assert "write a .docx file" in outcome.stderr
    assert not (bundled / "目录.pdf").exists()


@scripts
@pytest.mark.parametrize(
    ("script", "seconds", "reason"),
    [
        ("echo 'Error: no filter'; exit 1", 60, "could not convert .docx: Error: no filter"),
        ("sleep 60", 0.2, "did not convert .docx within 0.2 seconds"),
    ],
    ids=["it fails", "it hangs"],
)
def test_where_libreoffice_fails_another_way_is_named(
    install: Install, script: str, seconds: float, reason: str
) -> None:
    install(script)
    with pytest.raises(UnreadableDocumentError, match=re.escape(reason)) as caught:
        make_pdfs([b"x"], "docx", seconds=seconds)
    assert "save it as PDF" in str(caught.value.remedy)
