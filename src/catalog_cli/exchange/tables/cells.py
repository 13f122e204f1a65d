"""Normalise cells: padding, artefacts, placeholders (无, —), ditto marks (同上), and lists within one cell."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from catalog_cli.model.document import Reason
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.characters import closings
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.lazy_regex import lazy_regex

BLANKS = "\t-\r \x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
"""White space and invisible characters, as the inside of a character class."""

_SPACES = BLANKS.replace("\t-\r", "\t\x0b-\r")
_ODD = lazy_regex(
    f"^[{BLANKS}]|[{BLANKS}]$|[{_SPACES}]\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = lazy_regex("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = lazy_regex("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EDGES = lazy_regex(f"^[{BLANKS}]++|(?<![{BLANKS}])[{BLANKS}]++$")
_LINE_ENDS = lazy_regex(f"(?<![{_SPACES}])[{_SPACES}]++(?=\n)")
_ARTEFACT = lazy_regex(
    r"\[bookmark: ?[^\[\]\n]*+\]|(?<![0-9A-Za-z_])_GoBack(?![0-9A-Za-z_])|\ufffc"
    r"|(?:错误|Error) ?[!！] ?(?:超链接引用无效|未找到引用源|未定义书签|未指定书签|"
    r"Hyperlink reference not valid|Reference source not found|Bookmark not defined)[.。]?",
    re.IGNORECASE,
)
_FIELD_CODE = lazy_regex(
    r'(?:\{\s*+|(?<!\s)\s++)?HYPERLINK\s++(?:\\\w\s++)?["“”]([^"“”\n]*+)["“”]'
    r'(?:\s*+\\\w(?:\s*+["“][^"“”\n]*+["”])?)*+\s*+\}?'
)
_NOTHING = lazy_regex(r"无|[—－–―─-]{1,6}|[/／\\]{1,3}")
_COUNTING = (
    "0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "abcdefghijklmnopqrstuvwxyz〇零一二三四五六七八九十百第项条号类()（）.．、,，:：/-—–_*★●■√☆※# \n\t"
)
_DITTO = lazy_regex(r"[“\"（(]?同上(?:一?[项行栏条格])?[”\"）)]?[。.]?|[〃″〞\"“”]{1,3}|''")
_NAMES = (
    "政府网站 政府门户网站 门户网站 政府公报 两微一端 发布会/听证会 发布会 听证会 新闻发布会 广播电视 "
    "纸质媒体 公开查阅点 政务服务中心 便民服务中心 便民服务站 入户/现场 社区/企事业单位/村公示栏 "
    "社区/企事业单位/村公示栏（电子屏） 精准推送 政务新媒体 微信公众号 政务微信 政务微博 公告栏 公示栏 公开栏 "
    "宣传栏 村务公开栏 信息公开栏 电子屏 电子显示屏 国家档案馆 公共图书馆 档案馆 图书馆 办事大厅 服务大厅 "
    "移动客户端 信用中国 政务服务网"
)
_WHOLE = frozenset(_NAMES.split())
"""Channels that nearly every table prints."""
_HAN = lazy_regex("[\u4e00-\u9fff]")
_BETWEEN = lazy_regex(r"[；;、，,\s]*")
_COUNT = "(?:[一二三四五六七八九十]{1,4}|（[一二三四五六七八九十]）|[1-9])"
_ONE_CITATION = lazy_regex(
    rf"《[^\s《》][^《》\n]*》(?:（[\u4e00-\u9fff]{{1,12}}(?:〔20\d\d〕|令第)[1-9]\d{{0,3}}号）)?"
    rf"(?: ?第{_COUNT}(?:条|款|项|点|部分)(?:、?第{_COUNT}(?:条|款|项|点|部分)){{0,3}})?"
)
"""The usual form of published tables: title, number, place. Between ； or line breaks this is always one citation."""
_SEPARATOR = lazy_regex(r"[、；;，,\n]")
_BRACKETS = ("（）", "()", "《》", "“”", "〈〉", "【】", "〔〕", "[]")


def tidy(text: str) -> str:
    """Strip a text and its lines, drop characters that no file may hold, and normalise line breaks."""
    if not _ODD.search(text):
        return text
    plain = _UNSEEN.sub("", _BREAKS.sub("\n", text))
    return _EDGES.sub("", _LINE_ENDS.sub("", plain))


def cleaned(text: str) -> tuple[str, Reason | None]:
    """Clean a cell's text; return it with the reason why it changed. Addresses in field codes are kept."""
    if "[" in text or "_" in text or "\ufffc" in text or "!" in text or "！" in text or "HYPERLINK" in text:
        without = _ARTEFACT.sub("", _FIELD_CODE.sub(_address_of_code, text))
        if without != text:
            return tidy(without), Reason.ARTEFACT
    plain = tidy(text)
    return plain, None if plain == text or plain == _BREAKS.sub("\n", text) else Reason.PADDING


def is_nothing(text: str) -> bool:
    """Return whether a text is a placeholder for nothing: 无, —, /."""
    return not text or bool(_NOTHING.fullmatch(text))


def is_ditto(text: str) -> bool:
    """Return whether a text is a ditto mark: 同上, 〃."""
    return bool(_DITTO.fullmatch(unspaced(text)))


def is_number(text: str) -> bool:
    """Return whether a text is empty or only a number: 12, 1.2, （三）, 第二项, A-1."""
    return not text.strip(_COUNTING)


def unstacked(text: str) -> str:
    """Join a text that is written vertically, one character a line."""
    lines = text.split("\n")
    return "".join(lines) if len(lines) > 1 and all(len(line.strip()) == 1 for line in lines) else text


def _address_of_code(found: re.Match[str]) -> str:
    return f"{found[1]} " if found[1] and not found[1].startswith(("#", "_")) else ""


def goes_on(line: str, following: str) -> bool:
    """Return whether a line continues the entry above it.

    It does where a slash joins them, where it is one character, which is no entry, or where both together are a channel
    that everybody knows.
    """
    if line[-1:] == "/" or following[:1] == "/":
        return True
    if len(following) == 1:
        return bool(_HAN.match(following))
    return line + following in _WHOLE


# the same basis is printed for many items, and taking it apart is most of the work of reading a row
@lru_cache(maxsize=4096)
def citations(text: str) -> tuple[str, ...]:
    """Split a legal basis where a citation ends; only the separators between two citations are dropped.

    《甲法》第一条；《乙法》 gives two, 《甲法》和《乙法》 stays one, since 和 would be lost.
    """
    # nearly all tables print nothing else, and to parse it takes a hundred times as long as to recognise it
    parts = re.split("[；\n]", text)
    if all(map(_ONE_CITATION.fullmatch, parts)):
        return tuple(parts)
    return _parsed_citations(text)


def _parsed_citations(text: str) -> tuple[str, ...]:
    basis = parse_basis(text)
    starts = [citation.tokens[0].start for citation in basis.citations]
    ends = [citation.tokens[-1].end for citation in basis.citations]
    cuts = [0]
    for end, start in zip(ends, starts[1:], strict=False):
        between = text[end:start]
        # a full stop belongs to the citation that it ends
        if _BETWEEN.fullmatch(between.removeprefix("。")):
            cuts.append(start)
    return _present(_without_separators(text[start:end]) for start, end in pairwise([*cuts, len(text)]))


@lru_cache(maxsize=4096)
def entries(text: str) -> tuple[str, ...]:
    """Split channels or offices at 、；， and line breaks, but not within brackets or quotes."""
    if not _SEPARATOR.search(text):
        return (text,) if text else ()
    cuts = [found.start() for found in _SEPARATOR.finditer(text) if not _is_within(found.start(), _bracketed(text))]
    parts = (text[start + 1 : end] for start, end in pairwise([-1, *cuts, len(text)]))
    return tuple(_with_orphans(part for part in map(tidy, parts) if part))


def _bracketed(text: str) -> list[tuple[int, int]]:
    return [pair for both in _BRACKETS for pair in closings(text, both[0], both[1]).items()]


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _with_orphans(parts: Iterable[str]) -> list[str]:
    """Join the ends of words that were broken over two lines to their beginnings."""
    joined: list[str] = []
    for part in parts:
        if joined and goes_on(joined[-1], part):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _without_separators(text: str) -> str:
    return re.sub(r"^[；;、，,\s]+|[；;、，,\s]+$", "", text)


def _present(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
