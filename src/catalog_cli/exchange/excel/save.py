"""Save a workbook, the same bytes for the same workbook."""

import io
import zipfile
from datetime import datetime
from typing import cast

from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook
from openpyxl.writer.excel import save_workbook
from openpyxl.xml.functions import tostring

_CORE = "docProps/core.xml"
_WHEN = datetime(2000, 1, 1)  # noqa: DTZ001 - the library writes it as universal time
_ZIPPED = (1980, 1, 1, 0, 0, 0)


def to_bytes(book: Workbook) -> bytes:
    """Return the bytes of a workbook; the time of writing is left out."""
    raw = io.BytesIO()
    save_workbook(book, raw)
    target = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, _properties() if name == _CORE else source.read(name))
    return target.getvalue()


def _properties() -> bytes:
    properties = DocumentProperties(creator="catalog", created=_WHEN, modified=_WHEN)
    return cast("bytes", tostring(properties.to_tree()))
