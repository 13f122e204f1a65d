"""What in a cell is no text: padding, what a converter left behind, and the signs for nothing and for the same."""

import re

from catalog_cli.model.document import Reason

BLANKS = "\t-\r \x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
"""White space and what nobody sees, as what stands within the brackets of a regular expression."""

_SPACES = BLANKS.replace("\t-\r", "\t\x0b-\r")
_ODD = re.compile(
    f"^[{BLANKS}]|[{BLANKS}]$|[{_SPACES}]\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EDGES = re.compile(f"^[{BLANKS}]+|[{BLANKS}]+$")
_LINE_ENDS = re.compile(f"[{_SPACES}]+(?=\n)")
_ARTEFACT = re.compile(
    r"\[bookmark: ?[^\]\n]*\]|(?<![0-9A-Za-z_])_GoBack(?![0-9A-Za-z_])|\ufffc"
    r"|(?:错误|Error) ?[!！] ?(?:超链接引用无效|未找到引用源|未定义书签|未指定书签|"
    r"Hyperlink reference not valid|Reference source not found|Bookmark not defined)[.。]?",
    re.IGNORECASE,
)
_FIELD_CODE = re.compile(
    r'\{?\s*HYPERLINK\s+(?:\\\w\s+)?["“”]([^"“”\n]*)["“”](?:\s*\\\w(?:\s*["“][^"”\n]*["”])?)*\s*\}?'
)
_NOTHING = re.compile(r"无|[—－–―─-]{1,6}|[/／\\]{1,3}")
_COUNTING = (
    "0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "abcdefghijklmnopqrstuvwxyz〇零一二三四五六七八九十百第项条号类()（）.．、,，:：/-—–_*★●■√☆※# \n\t"
)
_DITTO = re.compile(r"[“\"（(]?同上(?:一?[项行栏条格])?[”\"）)]?[。.]?|[〃″〞\"“”]{1,3}|''")


def tidy(text: str) -> str:
    """Take away what surrounds a text and its lines, and what no file may hold; one kind of line break is left."""
    if not _ODD.search(text):
        return text
    plain = _UNSEEN.sub("", _BREAKS.sub("\n", text))
    return _EDGES.sub("", _LINE_ENDS.sub("", plain))


def cleaned(text: str) -> tuple[str, Reason | None]:
    """Give what a cell says, and why that is not what stood there; the addresses of field codes are part of it."""
    if "[" in text or "_" in text or "\ufffc" in text or "!" in text or "！" in text or "HYPERLINK" in text:
        without = _ARTEFACT.sub("", _FIELD_CODE.sub(_address_of_code, text))
        if without != text:
            return tidy(without), Reason.ARTEFACT
    plain = tidy(text)
    return plain, None if plain == text or plain == _BREAKS.sub("\n", text) else Reason.PADDING


def is_nothing(text: str) -> bool:
    """Say whether a text is only a sign that there is nothing: 无, —, /."""
    return not text or bool(_NOTHING.fullmatch(text))


def is_ditto(text: str) -> bool:
    """Say whether a text only points to the cell above: 同上, 〃."""
    return bool(_DITTO.fullmatch("".join(text.split())))


def is_number(text: str) -> bool:
    """Say whether a text only counts: 12, 1.2, （三）, 第二项, A-1; nothing at all counts too."""
    return not text.strip(_COUNTING)


def unstacked(text: str) -> str:
    """Put a text that is written downwards, one character a line, on one line."""
    lines = text.split("\n")
    return "".join(lines) if len(lines) > 1 and all(len(line.strip()) == 1 for line in lines) else text


def _address_of_code(found: re.Match[str]) -> str:
    return f"{found[1]} " if found[1] and not found[1].startswith(("#", "_")) else ""
