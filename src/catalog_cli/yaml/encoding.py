"""From a file's bytes to its text: not too large, and UTF-8."""

import re

from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.message import Message, message

SIZE_LIMIT = 1024 * 1024
"""The most bytes a text may have."""
SHOWN = 200
"""The most characters shown of a line that may be endless."""

_CHINESE = re.compile("[\u3400-\u9fff]{2}")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(data: bytes, path: str) -> str | Finding:
    """Give the text in a file's bytes, or the finding that says why there is none; nothing is raised for any bytes."""
    if len(data) > SIZE_LIMIT:
        return _too_large(data, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, path)


def _too_large(data: bytes, path: str) -> Finding:
    first = data[: SHOWN * 4].partition(b"\n")[0].decode("utf-8", "replace")[:SHOWN].rstrip("\r")
    return Finding(
        rule="yaml/size",
        message=message("this file is larger than {limit} bytes", limit=SIZE_LIMIT),
        path=path,
        remedy=message("Keep one item in one file, and put long documents where the link leads."),
        place=Place(1, 1, 1, 1, first),
    )


def _not_utf8(data: bytes, bad: int, path: str) -> Finding:
    encoding, remedy = _guess(data)
    start = data.rfind(b"\n", 0, bad) + 1
    end = data.find(b"\n", bad)
    line = data[start : end if end >= 0 else len(data)]
    column = len(data[start:bad].decode("utf-8")) + 1
    shown = line.decode(encoding or "utf-8", "replace").rstrip("\r")
    return Finding(
        rule="yaml/utf-8",
        message=_described(encoding),
        path=path,
        remedy=remedy,
        place=Place(data.count(b"\n", 0, bad) + 1, column, data.count(b"\n", 0, bad) + 1, column + 1, shown),
    )


def _guess(data: bytes) -> tuple[str, Message]:
    if data.startswith(_UTF16):
        return "utf-16", message(
            "Save it as UTF-8 in your editor, or convert it with: {command}",
            command="iconv -f UTF-16 -t UTF-8 OLD > NEW",
        )
    try:
        chinese = _CHINESE.search(data.decode("gb18030"))
    except UnicodeDecodeError:
        chinese = None
    if chinese:
        return "gb18030", message(
            "Save it as UTF-8 in your editor, or convert it with: {command}",
            command="iconv -f GB18030 -t UTF-8 OLD > NEW",
        )
    return "", message("Open the file in the program that wrote it, and save it as UTF-8.")


def _described(encoding: str) -> Message:
    if encoding == "gb18030":
        return message("this file is not UTF-8; it looks like GBK (GB18030), which Chinese Windows programs write")
    if encoding == "utf-16":
        return message("this file is not UTF-8; it looks like UTF-16, which Windows programs call “Unicode”")
    return message("this file is not UTF-8: there is a byte here that belongs to no character")
