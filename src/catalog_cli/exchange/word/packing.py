"""Save a Word file with its rows put in, the same bytes every time."""

import io
import zipfile
from collections.abc import Iterator
from itertools import chain

from docx.document import Document

ROWS = "<!--rows-->"
"""Stands where the rows go; a text cannot look like it, as it has no `<` of its own."""
_TIMESTAMP = (1980, 1, 1, 0, 0, 0)


def packed(document: Document, rows: Iterator[str]) -> bytes:
    """Save the document with its rows put in, and without the time of day that the library writes into the package."""
    saved, result = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            pieces = _with_rows(data, rows) if name == _main(document) else iter((data,))
            _write(target, name, pieces)
    return result.getvalue()


def _main(document: Document) -> str:
    return str(document.part.partname).removeprefix("/")


def _with_rows(data: bytes, rows: Iterator[str]) -> Iterator[bytes]:
    before, _, after = data.partition(ROWS.encode())
    return chain((before,), (row.encode() for row in rows), (after,))


def _write(target: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    entry = zipfile.ZipInfo(name, _TIMESTAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # else it would tell which system it was written on
    with target.open(entry, "w") as entry_file:
        for piece in pieces:
            entry_file.write(piece)
