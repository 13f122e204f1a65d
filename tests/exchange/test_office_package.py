"""A file that is no Word or Excel file, or holds too much, is refused in one clear sentence."""

import io
import zipfile
from pathlib import Path

import pytest

from catalog_cli.exchange import office_package
from catalog_cli.exchange.office_package import checked_package, part_of
from catalog_cli.model.errors import UnreadableDocumentError

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
XML = b'<w:document xmlns:w="urn:w"><w:body/></w:document>'


def package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts_of_file:
        for name, data in parts.items():
            parts_of_file.writestr(name, data)
    return file.getvalue()


def document(xml: bytes) -> bytes:
    return package(**{"word/document.xml": xml})


def refusal(data: bytes, kind: str = "docx") -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        checked_package(data, kind)
    return f"{caught.value.message} {caught.value.remedy or ''}".strip()


STRANGERS = {
    "nothing": (b"", "is empty"),
    "an old document": (OLE, "save it as .docx"),
    "an encrypted document": (OLE + "EncryptedPackage".encode("utf-16-le"), "Remove the password"),
    "a page named .doc": ("\ufeff<html><body><table>".encode(), "web page"),
    "rich text": (b"{\\rtf1\\ansi", "RTF"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a text": ("事项".encode(), "This is not a .docx file"),
    "half a file": (document(XML)[:60], "damaged"),
    "a workbook": (package(**{"xl/workbook.xml": b"<workbook/>"}), "Read it as xlsx"),
    "another package": (package(**{"content.xml": b"<office/>"}), "not a .docx file"),
    "a part that is no XML": (document(b"<w:document"), "word/document.xml is not XML"),
}


@pytest.mark.parametrize(("data", "said"), STRANGERS.values(), ids=STRANGERS)
def test_what_it_is_instead_is_said(data: bytes, said: str) -> None:
    assert said in refusal(data)


ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + ENTITIES
    assert "document type" in refusal(document(declared.decode().encode(encoding)))


def test_deep_nesting_is_refused_and_usual_nesting_is_not() -> None:
    deepest = office_package.DEEPEST
    checked_package(document(b"<d>" * deepest + b"</d>" * deepest), "docx")
    assert f"more than {deepest} levels deep" in refusal(document(b"<d>" * (deepest + 1) + b"</d>" * (deepest + 1)))


def test_a_file_that_unpacks_to_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_package, "MOST_BYTES", 2 * 1024 * 1024)
    said = refusal(package(**{"word/document.xml": XML, "word/media/a.bin": bytes(3 * 1024 * 1024)}))
    assert "unpacks to 3 MB; at most 2 MB" in said


def test_a_part_that_hides_its_size_is_refused() -> None:
    data = bytearray(document(b"<d>" + b" " * 5_000_000 + b"</d>"))
    honest = (5_000_007).to_bytes(4, "little")
    assert data.count(honest) == 2
    lied = bytes(data).replace(honest, (20).to_bytes(4, "little"))
    assert "damaged" in refusal(lied)


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_package, "MOST_ELEMENTS", 100)
    assert "more than 100 elements" in refusal(document(b"<d>" + b"<c/>" * 100 + b"</d>"))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_package, "MOST_PARTS", 3)
    assert "more than 3 parts" in refusal(package(**{f"word/{number}.bin": b"" for number in range(4)}))


def test_a_part_with_an_endless_name_is_refused() -> None:
    assert "name of more than" in refusal(package(**{"word/" + "a/" * 400: b""}))


def test_a_packing_that_office_programs_never_use_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as parts:
        parts.writestr("word/document.xml", XML)
    assert "damaged" in refusal(file.getvalue())


def test_a_password_on_the_package_is_said() -> None:
    data = bytearray(document(XML))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(bytes(data))


def test_damage_where_nobody_reads_is_no_damage() -> None:
    opened = checked_package(package(**{"word/document.xml": XML, "docProps/app.xml": b"<broken"}), "docx")
    assert part_of(opened, "word/document.xml") == XML
    assert part_of(opened, "word/numbering.xml") == b""


def test_a_real_file_is_opened() -> None:
    data = (Path(__file__).parents[1] / "data" / "source" / "office-catalogue.docx").read_bytes()
    assert "[Content_Types].xml" in checked_package(data, "docx").namelist()
