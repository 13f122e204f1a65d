"""Classify the lines around a table: its title, its publishers, the category of its rows, or notes."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from catalog_cli.parsing.lazy_regex import lazy_regex

_PUBLISHER = (
    r"(?:信息)?公开主体|发布主体|公开单位|公开机构|公开部门|填报单位|填报部门|填报机关|填表单位|编制单位|编制部门|编制机关|发布单位|"
    r"发布机构|发布部门|制定单位|制表单位|单位名称|部门名称|机构名称|责任单位|报送单位|单位|部门"
)
_LABEL_WORDS = rf"(?:{_PUBLISHER})(?:名称)?\s*+(?:[(（][^()（）]*+[)）]\s*+)?"
_PUBLISHER_LINE = lazy_regex(rf"{_LABEL_WORDS}[:：]\s*+(.*)", re.DOTALL)
_PUBLISHER_LABEL = lazy_regex(rf"{_LABEL_WORDS}[:：]?")
_NEXT_LABEL = lazy_regex(r"\s+(?=[^\s:：]{2,8}[:：]|[\d〇零一二三四五六七八九十]{4}\s*年|\d{4}[-./]\d)|\s{3,}")
_BETWEEN = lazy_regex(r"(?<![、，,；;\n])[、，,；;\n]++(?![^（()）]{0,60}+[）)])")
_NOTE = lazy_regex(
    r"(?:[*※＊]\s*+)?(?:注|备注|说明|附注|注释|注解|填表说明|填报说明|编制说明|特别说明|备\s++注)"
    r"\s*+(?:\d*+\s*+[:：.．、]|\d++\b|$)|※"
)
_SIGNED = lazy_regex(
    r"(?:填表|填报|审核|审批|审定|制表|制作|编制|校对|校核|经办|签发|录入|报送|联系|负责|分管|单位负责|日期|时间|电话|传真|地址|盖章|签字|签章)"
    r"[^:：]{0,8}[:：]"
)
_LABEL = lazy_regex(r"[^\s:：]{1,12}\s*[:：]")
_TOTAL = lazy_regex(r"(?:合\s*计|总\s*计|小\s*计|共\s*计)[^\u4e00-\u9fff]*(?:[项条个]\W*)?|共\s*\d+\s*[项条个].{0,4}")
_ANNEX = lazy_regex(
    r"附\s*+[件表]\s*+(?:[\d一二三四五六七八九十]++\s*+)?(?:[-—\d]++\s*+)?[:：.]?|(?:\(|（)?续(?:上)?表\s*+(?:\)|）)?"
)
_NEW_ANNEX = lazy_regex(r"附\s*[件表录]\s*[\d一二三四五六七八九十]")
_ANNEX_TITLE = lazy_regex(r"(附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*[-—\d]*)\s*[:：.、]?\s*(.+)", re.DOTALL)
_DATE = lazy_regex(
    r"\W*(?:[\d〇零一二三四五六七八九十]{2,4}\s*年)[\d一二三四五六七八九十\s年月日版度修订]*\W*|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?"
)
_PAGE = lazy_regex(r"[-—–\s]*+(?:第\s*+)?\d++\s*+(?:页\s*+)?(?:[,，/]?\s*+共?\s*+\d++\s*+页)?[-—–\s]*+")
_TITLE_END = lazy_regex(r"(?:目录|清单|一览表|目录表|标准|指引|事项表|公开表|汇总表|明细表|信息表|要素表|统计表)$")
_TAIL = lazy_regex(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]$|\d{4}年?版?$")
_SECTION = (
    lazy_regex(r"第[一二三四五六七八九十百\d]{1,9}[编部章](?:分)?\s*+[:：、.．]?\s*"),
    lazy_regex(
        r"第[一二三四五六七八九十百\d]{1,9}[节类]\s*+[:：、.．]?\s*"
        r"|[一二三四五六七八九十百]{1,9}\s*+[、.．:：,，]\s*|[一二三四五六七八九十]{1,9}\s{1,4}"
    ),
    lazy_regex(r"[(（]\s*+[一二三四五六七八九十百]{1,9}\s*+[)）]\s*+[、.．]?\s*"),
    lazy_regex(r"\d{1,9}\s*+[、.．](?!\d)\s*"),
    lazy_regex(r"[(（]\s*+\d{1,9}\s*+[)）]\s*"),
)
_COUNT = lazy_regex(
    r"(?<!\s)\s*+[(（]\s*+(?:(?:共|计|合计)\s*+)?[\d一二三四五六七八九十百]{1,9}\s*+[项条个类]\s*+"
    r"(?:(?:公开事项|事项|内容)\s*+)?[)）]$"
)
_SHEET = lazy_regex(
    r"(?:sheet|table|page|工作表|表格?|附[件表录]|第?\d+页|目录|清单)?\s*+(?:\d++\s*+)?(?:[(（]\d+[)）])?",
    re.IGNORECASE,
)
_SHEET_NUMBER = lazy_regex(
    r"(?:附\s*+[件表录]\s*+)?[(（]?\d{1,2}[)）]?\s*+(?:[-—_.．、:：]\s*+)?(?=[\u4e00-\u9fff])(?![年月日季])"
)
_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{2,25}(?:[局委厅院镇乡]|政府|街道|街道办事处|办公室|办公厅|委员会|中心|大学|学院|学校|医院|公司|集团)"
)
_LONGEST = 60
_LONGEST_CAPTION = 20
_NAME = re.compile(r"(?=[\w、·—-]*?[\u4e00-\u9fff])[\w、·—-]++(?:[（(][^（()）]*[）)])?")


class TitleLines(Struct):
    """The lines around the tables so far, classified, in their order."""

    title: str = ""
    publishers: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def is_note(text: str) -> bool:
    """Return whether a line is a note (注：…), a signature, a sum or a page number."""
    line = text.strip()
    return any(pattern.match(line) for pattern in (_NOTE, _SIGNED)) or any(
        pattern.fullmatch(line) for pattern in (_TOTAL, _ANNEX, _DATE, _PAGE)
    )


def is_annex(text: str) -> bool:
    """Return whether a line begins another annex (附件2 联系人名单), and not the same table on another page (续表)."""
    return bool(_NEW_ANNEX.match(text.strip()))


def is_label_row(texts: Sequence[str]) -> bool:
    """Return whether the cells of a row are labels with their values (填表人：… 审核人：…)."""
    cells = [text.strip() for text in texts]
    known = bool(cells) and bool(_SIGNED.match(cells[0]) or _PUBLISHER_LINE.match(cells[0]))
    return known and len(cells) > 1 and all(_LABEL.match(text) or _DATE.fullmatch(text) for text in cells)


def is_label(text: str) -> bool:
    """Return whether a text is a label whose value stands beside it: 公开主体, or anything with a colon behind it."""
    return bool(_PUBLISHER_LABEL.fullmatch(text.strip()) or _LABEL.match(text.strip()))


def is_sum(text: str) -> bool:
    """Return whether a row with this first text is a sum: 合计, 共计20项."""
    return bool(_TOTAL.fullmatch(text.strip()))


def is_sentence(text: str) -> bool:
    """Return whether a line is too long for a heading, or ends like a sentence."""
    line = text.strip()
    return len(line) > _LONGEST or line.endswith(("。", "；", "！"))


def depth_of(text: str) -> int | None:
    """Return the depth of a numbered heading (一、 1; （一） 2; 1. 3); None when it is not numbered."""
    return next((depth for depth, pattern in enumerate(_SECTION) if pattern.match(text.strip())), None)


def is_numbered_or_counted(text: str) -> bool:
    """Return whether a line looks like a section's heading: numbered, or with a count (政策文件（3项）)."""
    return depth_of(text) is not None or bool(_COUNT.search(text.strip()))


def section_name(text: str) -> str:
    """Return a section's name without its number and count: 一、政策文件（3项） is 政策文件."""
    line = " ".join(text.split())
    bare = _COUNT.sub("", line)
    depth = depth_of(bare)
    name = bare if depth is None else _SECTION[depth].sub("", bare, count=1)
    return name.strip("：: ") or line


def sheet_name(name: str) -> str:
    """Return a sheet's name without its number; empty when it is a program's default."""
    return "" if _SHEET.fullmatch(name.strip()) else section_name(_SHEET_NUMBER.sub("", name.strip(), count=1))


def is_title(text: str) -> bool:
    """Return whether a line ends like a title: …目录, …清单（2023年版）."""
    line = text.strip()
    if is_note(line) or _PUBLISHER_LINE.match(line) or "。" in line or not 4 <= len(line) <= 2 * _LONGEST:
        return False
    return bool(_TITLE_END.search(_TAIL.sub("", unicodedata.normalize("NFKC", line)).strip()))


def is_caption(text: str) -> bool:
    """Return whether a line may be the caption of a table: a short name, with or without a number before it."""
    name = section_name(text)
    plain = not (is_note(text) or is_sentence(text) or _LABEL.match(text) or _DATE.fullmatch(name))
    return plain and len(name) <= _LONGEST_CAPTION and bool(_NAME.fullmatch(name))


def classify_lines(lines: TitleLines, texts: Iterable[str], *, wants_category: bool, below: bool = False) -> str:
    """Classify the texts above a table as title, publishers and notes; return the category of its rows, if any."""
    parts = [part for text in texts for line in _split_lines(text) for part in _without_annex(line)]
    # what stands below a table is never the title of the document
    title = "" if lines.title or below else _title_of(parts)
    if title and (office := _office_before(parts, title)):
        # the name of the office stands in a line of its own above the rest of the title
        parts = [text for text in parts if text not in {office, title}]
        title = office + title
    lines.title = lines.title or title
    category = _category_of([text for text in parts if text != title]) if wants_category else ""
    for text in parts:
        if text in {title, lines.title, category}:
            continue
        if not _is_publishers(lines, text):
            lines.notes.append(text)
    return section_name(category) if category else ""


def lines_of_row(texts: Sequence[str]) -> list[str]:
    """Turn a row's texts into lines: a label and the cell beside it (公开主体, 某局) are one line."""
    if len(texts) == 2 and _PUBLISHER_LABEL.fullmatch(texts[0].strip()):
        return [f"{texts[0].strip().rstrip(':：')}：{texts[1].strip()}"]
    return [text.strip() for text in texts]


def _split_lines(text: str) -> list[str]:
    """Split a text into its lines where one of them is of another kind; a title over two lines stays whole."""
    rows = [line.strip() for line in text.splitlines() if line.strip()]
    apart = [line for line in rows if _PUBLISHER_LINE.match(line) or is_note(line)]
    # a title set over two lines is one paragraph, and so is a title with the publisher below it
    if apart:
        rest = "".join(line for line in rows if line not in apart)
        return [*([rest] if rest else []), *apart] if is_title(rest) else rows
    joined = "".join(rows)
    return [joined] if is_title(joined) else [text.strip()] if rows else []


def _without_annex(line: str) -> list[str]:
    """Split the number of an annex from the title behind it."""
    found = _ANNEX_TITLE.fullmatch(line)
    return [found[1].strip(), found[2]] if found and is_title(found[2]) else [line]


def _title_of(parts: Sequence[str]) -> str:
    # the longest one, since an annex may repeat a short form of the title
    named = [text for text in parts if is_title(text) and depth_of(text) is None]
    if named:
        return max(named, key=len)
    likely = [
        text
        for text in parts
        if not (is_note(text) or is_sentence(text) or _LABEL.match(text) or is_numbered_or_counted(text))
    ]
    return max(likely, key=len, default="")


def _office_before(parts: Sequence[str], title: str) -> str:
    """Return the line above a title that names the office, where the title does not; empty where there is none."""
    at = parts.index(title)
    above = parts[at - 1] if at else ""
    is_name = is_title(title) and bool(_OFFICE.fullmatch(above)) and above not in title
    return above if is_name else ""


def _category_of(parts: Sequence[str]) -> str:
    # the line nearest to the table is the heading of its rows
    for text in reversed(parts):
        if _LABEL.match(text) or is_note(text) or is_sentence(text):
            continue
        return text
    return ""


def _is_publishers(lines: TitleLines, text: str) -> bool:
    found = _PUBLISHER_LINE.match(text)
    if not found:
        return False
    names, *rest = _NEXT_LABEL.split(found[1].strip(), maxsplit=1)
    lines.publishers |= dict.fromkeys(name.strip() for name in _BETWEEN.split(names) if name.strip())
    lines.notes += [text.strip() for text in rest if text.strip()]
    return True
