"""Recognise the encodings of Chinese text, and look up those that a user names."""

import codecs

from catalog_cli.model.errors import CatalogError, UnreadableDocumentError
from catalog_cli.model.message import Message, message
from catalog_cli.parsing.lazy_regex import lazy_regex

SIZE_LIMIT = 100 * 1024 * 1024
"""The largest text that is read, in bytes."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks, the longer ones first, since they begin with shorter ones."""
_SAMPLE = 64 * 1024
_CHINESE = lazy_regex(r"[\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff]")


def decode(data: bytes, encoding: str | None = None) -> str:
    """Decode a document's bytes; a byte order mark is removed.

    The encoding is the one named, or recognised: UTF-8, UTF-16 and UTF-32 by their marks, GBK and GB18030, Big5.

    Raises:
        UnreadableDocumentError: the text is too large, in no such encoding, or no text.
        CatalogError: there is no encoding of that name.
    """
    if len(data) > SIZE_LIMIT:
        raise UnreadableDocumentError(
            message("this text is larger than {limit} MB, the limit", limit=SIZE_LIMIT // 1024**2)
        )
    text = _in(data, encoding_named(encoding)) if encoding else _recognised(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableDocumentError(
            message("not text: line {line} has a null character", line=line),
            message("If it is text, name its encoding, such as --encoding utf-16-le."),
        )
    return text.removeprefix("\ufeff")


def encoding_named(name: str) -> str:
    """Return the encoding that a user means, as the library names it.

    Raises:
        CatalogError: there is none, or it is not one of texts.
    """
    try:
        found = codecs.lookup(name).name
        "".encode(found)
        "a".encode(found)
    except (LookupError, ValueError) as error:
        raise CatalogError(
            message("unknown encoding {name}", name=name),
            message("Usual ones are: {names}", names="utf-8, utf-8-sig, gbk, gb18030, utf-16, big5"),
        ) from error
    return found


def _recognised(data: bytes) -> str:
    marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)
    # a mark is believed even where the bytes do not fit: the error then says where
    if marked:
        return _in(data, marked)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(data):
            raise _unfit(data, error.start, "UTF-8") from error
        return _in_chinese(data)


def _in_chinese(data: bytes) -> str:
    """Read a text as GB18030, which holds GBK, unless its characters are so rare that it must be another."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        other = _in_another(data)
        if other is None:
            raise _unfit(data, error.start, "UTF-8, GBK") from error
        return other
    return (_in_another(data) or text) if _is_strange(text) else text


def _in_another(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    # most one-byte encodings fit any bytes at all, so only Chinese ones are candidates
    best = from_bytes(data[:_SAMPLE], cp_isolation=["big5", "cp950", "big5hkscs"]).best()
    try:
        return data.decode(best.encoding) if best else None
    except UnicodeDecodeError:
        return None


def _is_strange(text: str) -> bool:
    """Return whether many of the Chinese characters are outside of GB 2312, and the text thus nonsense."""
    chinese = _CHINESE.findall(text[:_SAMPLE])
    usual = len("".join(chinese).encode("gb2312", "ignore")) // 2
    return len(chinese) > usual + len(chinese) // 4


def _is_mostly_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 with a few broken ones; such bytes are often valid GBK that reads as nonsense."""
    text = data.decode("utf-8", "replace")
    return len(_CHINESE.findall(text)) > 10 * text.count("\ufffd")


def _in(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unfit(data, error.start, encoding) from error
    except ValueError as error:
        raise _unfit(data, 0, encoding) from error


def _unfit(data: bytes, start: int, encoding: str) -> UnreadableDocumentError:
    line = data.count(b"\n", 0, start) + 1
    return UnreadableDocumentError(_place(line, encoding), _REMEDY)


def _place(line: int, encoding: str) -> Message:
    return message("line {line} has bytes that are not valid {encoding}", line=line, encoding=encoding)


_REMEDY = message("Save the document as UTF-8, or name its encoding, such as --encoding gbk.")
