"""Open Word and Excel files safely: the right kind, within limits, without entities."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import Message, message

MOST_PARTS = 10_000
MOST_BYTES = 300 * 1024 * 1024
MOST_ELEMENTS = 5_000_000
DEEPEST = 200
"""Levels of nested elements; a table in a table in a text box has about 40."""
LONGEST_NAME = 500
_MEGABYTE = 1024 * 1024
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKED_UP = re.compile(rb"\s*<(?:!|\?xml|html|head|meta|body|table|div)", re.IGNORECASE)
_STARTS = {
    _OLE: message("The file is in the old format of Word or Excel (.doc, .xls), whatever its name says."),
    b"{\\rtf": message("The file is rich text (RTF), whatever its name says."),
    b"%PDF": message("The file is a PDF, whatever its name says."),
}
_HOMES = {"docx": "word/", "xlsx": "xl/"}
# a package damaged only here is still readable: its text is elsewhere
_ASIDE = ("docProps/", "customXml/")


def checked_package(data: bytes, kind: str) -> zipfile.ZipFile:
    """Open a package of a kind, `docx` or `xlsx`, after checking that any parser can read its parts without harm.

    Raises:
        UnreadableDocumentError: it is another kind of file, encrypted, broken, or over one of the limits above.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise _unreadable(*_guessed(data, kind))
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _unreadable(*_broken(kind)) from error
    _check_list(package, kind)
    for name in package.namelist():
        if name.casefold().endswith((".xml", ".rels")):
            _check_part(package, name, kind)
    return package


def part_of(package: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a part; empty when there is none.

    Raises:
        UnreadableDocumentError: the part is damaged.
    """
    try:
        return b"".join(_pieces(package, name))
    except KeyError:
        return b""


def _guessed(data: bytes, kind: str) -> tuple[Message, Message | None]:
    """Describe what a file that is no package seems to be, and how to save it so that it can be read."""
    save = message("Open it, save it as .{kind}, and try again.", kind=kind)
    if not data:
        return message("The file is empty."), None
    if data.startswith(b"PK"):
        return _broken(kind)
    if _ENCRYPTED in data and data.startswith(_OLE):
        return message("The file is protected by a password."), message("Remove the password and save the file again.")
    if _MARKED_UP.match(data.removeprefix(b"\xef\xbb\xbf")):
        return message("The file is a web page, whatever its name says."), message("Read it as html.")
    what = next((what for start, what in _STARTS.items() if data.startswith(start)), None)
    return what or message("This is not a .{kind} file.", kind=kind), save


def _smaller() -> Message:
    return message("Copy the table alone into a new document, and read that.")


def _broken(kind: str) -> tuple[Message, Message]:
    return (
        message("The .{kind} file is damaged: it ends too early, or its parts cannot be unpacked.", kind=kind),
        message("Fetch it again, or open it, let it be repaired, and save it."),
    )


def _check_list(package: zipfile.ZipFile, kind: str) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise _unreadable(message("The file has more than {limit} parts, the limit.", limit=MOST_PARTS), _smaller())
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES:
        raise _unreadable(
            message(
                "The file unpacks to {size} MB; at most {limit} MB are read.",
                size=size // _MEGABYTE,
                limit=MOST_BYTES // _MEGABYTE,
            ),
            _smaller(),
        )
    for part in parts:
        _check_entry(part, kind)
    if not any(part.filename.startswith(_HOMES[kind]) for part in parts):
        raise _unreadable(*_other_package(package.namelist(), kind))


def _check_entry(part: zipfile.ZipInfo, kind: str) -> None:
    if len(part.filename) > LONGEST_NAME:
        raise _unreadable(
            message("A part of the file has a name of more than {limit} characters.", limit=LONGEST_NAME),
        )
    if part.flag_bits & 0x1:
        raise _unreadable(
            message("The file is protected by a password."), message("Remove the password and save the file again.")
        )
    # with other methods the library unpacks a whole block, however large, before it applies a limit
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _unreadable(*_broken(kind))


def _other_package(names: list[str], kind: str) -> tuple[Message, Message | None]:
    found = next((other for other, home in _HOMES.items() if any(name.startswith(home) for name in names)), None)
    if found:
        return message("This is a .{found} file, not .{kind}.", found=found, kind=kind), message(
            "Read it as {found}.", found=found
        )
    return (
        message("This is an archive, but not a .{kind} file.", kind=kind),
        message("Open it, save it as .{kind}, and try again.", kind=kind),
    )


def _check_part(package: zipfile.ZipFile, name: str, kind: str) -> None:
    """Count a part's elements and their depth without building a tree, which a bomb would fill memory with."""
    counter = _Counter(name)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = counter.doctype
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    try:
        for piece in _pieces(package, name):
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - the library takes no name
    except (expat.ExpatError, ValueError, LookupError) as error:
        if not name.startswith(_ASIDE):
            raise _unreadable(*_damaged(name, kind)) from error


def _damaged(name: str, kind: str) -> tuple[Message, Message]:
    return message("The .{kind} file is damaged: its part {name} is not XML.", kind=kind, name=name), _broken(kind)[1]


def _pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Unpack a part piece by piece; the library yields no more bytes than the size that was checked."""
    try:
        with package.open(name) as part:
            while piece := part.read(_MEGABYTE):
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise _unreadable(
            message("The file is damaged: its part {name} cannot be unpacked.", name=name),
            message("Fetch it again, or open it, let it be repaired, and save it."),
        ) from error


class _Counter:
    """Counts the elements of a part."""

    __slots__ = ("depth", "elements", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 0
        self.elements = 0

    def start(self, _tag: str, _attributes: object) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST:
            raise _unreadable(
                message(
                    "Part {name} is nested more than {limit} levels deep, the most read.", name=self.name, limit=DEEPEST
                )
            )
        if self.elements > MOST_ELEMENTS:
            raise _unreadable(
                message("Part {name} has more than {limit} elements, the limit.", name=self.name, limit=MOST_ELEMENTS)
            )

    def end(self, _tag: str) -> None:
        self.depth -= 1

    def doctype(self, *_declared: object) -> None:
        raise _unreadable(
            message("Part {name} declares a document type or entities, which no office program writes.", name=self.name)
        )


def _unreadable(what: Message, remedy: Message | None = None) -> UnreadableDocumentError:
    return UnreadableDocumentError(what, remedy)
