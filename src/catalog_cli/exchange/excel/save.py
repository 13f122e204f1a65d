"""Save a workbook, the same bytes for the same workbook."""

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import cast

from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook
from openpyxl.writer.excel import save_workbook
from openpyxl.xml.functions import tostring

_CORE = "docProps/core.xml"
_WHEN = datetime(2000, 1, 1)  # noqa: DTZ001 - the library writes it as universal time
_ZIPPED = (1980, 1, 1, 0, 0, 0)


Rewrite = Callable[[str, bytes], Iterable[tuple[str, Iterable[bytes]]]]
"""Given the name and the bytes of a part, gives the names and the pieces of the parts to save instead."""


def _as_it_is(name: str, data: bytes) -> Iterable[tuple[str, Iterable[bytes]]]:
    return [(name, [data])]


def to_bytes(book: Workbook, rewrite: Rewrite = _as_it_is) -> bytes:
    """Return the bytes of a workbook, its parts rewritten; the time of writing is left out."""
    raw = io.BytesIO()
    save_workbook(book, raw)
    target = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            for part, pieces in rewrite(name, _properties() if name == _CORE else source.read(name)):
                _write(package, part, pieces)
    return target.getvalue()


def _write(package: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    entry = zipfile.ZipInfo(name, _ZIPPED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with package.open(entry, "w") as part:
        for piece in pieces:
            part.write(piece)


def _properties() -> bytes:
    properties = DocumentProperties(creator="catalog", created=_WHEN, modified=_WHEN)
    return cast("bytes", tostring(properties.to_tree()))
