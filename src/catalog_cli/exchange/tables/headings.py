"""Find the rows of a grid that are its heading, and the field that each printed heading names."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from catalog_cli.exchange.tables.grid import Grid, GridCell
from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.parsing.lazy_regex import lazy_regex

NUMBER = "number"
"""The role of 序号, which numbers rows or categories and is not kept."""
EXTRA = "extra"
"""The role of a column that belongs to no field."""

NAMES: Mapping[str, str] = {
    NUMBER: "序号 编号 序 号 顺序号 行号 序列 no no. № 项号",
    **{field.key: field.headings for field in FIELDS.values() if field.headings},
}
"""The headings of each role, the most telling first, as `normal` gives them."""

_WEAK_WORDS = (
    "名称 标题 事项 项目 项目名称 内容 要素 类别 分类 类型 主题 领域 大类 主项 大项 子项 小类 小项 类目 单位 "
    "部门 科室 处室 股室 责任 责任人 责任单位 责任部门 载体 渠道 平台 形式 途径 时限 期限 时效 依据 主体 对象 "
    "方式 层级 级别 时长 栏目 网址 链接 url 主管部门 主要内容 承办单位 主办单位 牵头单位 实施单位 基本内容 "
    "科目 业务事项 服务事项 完成时限 年限 地点 name content category link"
)
WEAK = frozenset(_WEAK_WORDS.split())
"""Headings that are common in tables without items."""
SPECIFIC = frozenset(name for name in NAMES["name"].split() if name.endswith(("名称", "标题", "具体事项")))
"""Headings that can name nothing but the item itself."""
TICKED_FIELDS = frozenset(key for key, field in FIELDS.items() if field.ticked)
"""Fields that may be printed as a group of columns to tick."""
CORE = frozenset(("name", "content", "category"))
_OF_ANY_LIST = frozenset(("name", "category", "responsible", "column"))
"""Fields that lists of stock, people or companies seem to have as well: 名称, 类别, 单位."""

_AMBIGUOUS = frozenset(("序号", "编号", "说明", "note", "其他", "extra"))
"""Names of fields that mean something else as the heading of a printed column."""
_AUDIENCES = (
    "全社会 全社会公众 社会公众 全体公众 社会大众 全体社会成员 面向社会 面向全社会 特定群体 特定群众 "
    "特定对象 特定人群 特定公众 特定人员 利害关系人 内部 本单位内部 单位内部 服务对象"
)
_OPTIONS: Mapping[str, frozenset[str]] = {
    "audience": frozenset(_AUDIENCES.split()),
    "method": frozenset(("主动", "主动公开", "依申请", "依申请公开", "依申请公布", "申请公开", "不予公开")),
}
_GOVERNMENTS = "国家|中央|自治区|省|设区市|地市|市|州|盟|县|区|旗|乡镇|乡|镇|街道|园区|开发区|社区|村居|村"
_LEVEL_OPTION = lazy_regex(rf"(?:(?:{_GOVERNMENTS})[、/,和及]?)+(?:本级|级)|街道|社区|乡镇|村居|乡镇\W?街道|村\W?社区")
_CLASSES = "(?:事项|目录|分类|类别|类目|指标|栏目|主题|标题|项目|内容|名称|板块)"
_DIGITS = "一二三四五六七八九", "123456789"
_LEVEL = lazy_regex(rf"(?:公开|信息|政务)*{_CLASSES}?第?([{''.join(_DIGITS)}])级(?:公开|信息)?{_CLASSES}?(?:名称)?")
_NUMERALS = {numeral: number for numerals in _DIGITS for number, numeral in enumerate(numerals, 1)}
_REMARK = lazy_regex(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_NO_LETTER = lazy_regex(r"[\s\u200b-\u200f\u2060\ufeff_*※:;,.。、]+")
_JOINTS = "/、或及和与&|"
_JOINT = lazy_regex(f"[{_JOINTS}]")
_INSTRUCTION = lazy_regex(r"[(（](?=[^()（）]*?(?:请|填|写明|注明|说明|列明|√|勾|可多选|单选))[^()（）]*+[)）]$")
_NEAR_WIDE = lazy_regex(r"(?<=[^\x00-\u2fff]) | (?=[^\x00-\u2fff])")
_LONGEST = 60
DEEPEST = 4
"""The most rows that a heading has."""


class HeadingMeaning(Struct, frozen=True):
    """What a heading names: a role, the rank of the word (0 is the most telling), and its level (二级事项)."""

    role: str
    rank: int = 0
    depth: int = 0
    weak: bool = False
    specific: bool = False


def normal(text: str) -> str:
    """Normalise a heading for comparison: no spaces, full widths, case, punctuation or remarks in brackets."""
    return _without_remarks(_folded(text))


def on_one_line(text: str) -> str:
    """Join a heading to one line, without the breaks and spaces that only fit it into its cell."""
    return _NEAR_WIDE.sub("", " ".join(text.split()))


def meaning_of(text: str) -> HeadingMeaning | None:
    """Return what a heading names; None when it is no known name of a field."""
    # every cell of a document is asked, and the first character of most is enough of an answer
    return _meaning_of(text) if text and _may_begin(text[0]) else None


@lru_cache(maxsize=4096)
def _meaning_of(text: str) -> HeadingMeaning | None:
    # most texts are no headings, and folding them is what costs most: it is done once
    folded = _folded(text)
    name = _without_remarks(folded)
    if not name or len(name) > _LONGEST:
        return None
    return _named_whole(name) or _named_whole(_NO_LETTER.sub("", folded)) or _named_jointly(text, name)


@lru_cache(maxsize=4096)
def option_field(text: str) -> str | None:
    """Return the field that an option belongs to (全社会: `audience`); None when unknown."""
    name = normal(text)
    for role, options in _OPTIONS.items():
        if name in options:
            return role
    return "level" if _LEVEL_OPTION.fullmatch(name) else None


def option_text(text: str) -> str:
    """Return the option that a tick under a heading means: its words without instructions such as （请写明）."""
    line = on_one_line(text)
    return _INSTRUCTION.sub("", line).strip() or line


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text[: 4 * _LONGEST]).casefold()


def _without_remarks(folded: str) -> str:
    bare = _NO_LETTER.sub("", _REMARK.sub("", _REMARK.sub("", folded))).strip("-")
    return bare or _NO_LETTER.sub("", folded).strip("()[]【】〔〕<>")


def _named_whole(name: str) -> HeadingMeaning | None:
    level = _LEVEL.fullmatch(name)
    if level:
        return HeadingMeaning("name", depth=_NUMERALS[level[1]])
    return _BY_NAME.get(name)


def _named_jointly(text: str, name: str) -> HeadingMeaning | None:
    """Read a heading of several names (责任单位及联系电话) by the first, unless they name different fields."""
    joined = normal_with_joints(text) if "、" in text or "\n" in text else name
    parts = [_named_whole(part) for part in _JOINT.split(joined) if part]
    if len(parts) < 2 or parts[0] is None:  # it takes two to be joined
        return None
    roles = {part.role for part in parts if part}
    return parts[0] if len(roles) == 1 else None


def normal_with_joints(text: str) -> str:
    """Normalise a heading, but keep the marks that join two names."""
    return normal(text.replace("、", "/").replace("\n", "/"))


def _by_name() -> dict[str, HeadingMeaning]:
    """Join the headings above with all names that a user may type for a field."""
    known = {
        name: HeadingMeaning(role, rank, weak=name in WEAK, specific=name in SPECIFIC)
        for role, names in NAMES.items()
        for rank, name in enumerate(names.split())
    }
    for field in FIELDS.values():
        for name in (field.key, field.heading, field.label, *field.aliases):
            short = normal(name)
            if short not in _AMBIGUOUS and field.kind is not Kind.MAPPING:
                known.setdefault(short, HeadingMeaning(field.key, 90, weak=short in WEAK))
                known.setdefault(normal(name.replace("_", " ")), known[short])
    return known


_BY_NAME = _by_name()
_INITIALS = frozenset((*(name[0] for name in _BY_NAME), *"公信政事目分类指栏主标项内名板第", *"".join(_DIGITS)))
"""The first characters of all that `meaning_of` knows: names, and 一级事项, 公开事项一级 and their like."""


@lru_cache(maxsize=4096)
def _may_begin(sign: str) -> bool:
    """Return whether a heading may begin with a character: one that counts may, and one that `normal` takes away."""
    plain = unicodedata.normalize("NFKC", sign).casefold()
    return len(plain) != 1 or not plain.isalnum() or plain in _INITIALS or plain in _JOINTS


FindMeaning = Callable[[str], HeadingMeaning | None]
"""Looks up what a heading names, among the user's own words for columns as well."""


class HeadingRows(Struct, frozen=True):
    """A heading: its first row, the first row below it, and for each column the headings over it, outermost first.

    It `is_vague` where it consists of words that are headings of any table (项目, 主要内容, 责任单位).
    """

    first: int
    end: int
    paths: tuple[tuple[str, ...], ...]
    is_vague: bool = False


def starting_cells(row: Sequence[GridCell]) -> Iterator[tuple[int, GridCell]]:
    """Yield the cells of a row that have a text, merged ones once, each with its first place in the row."""
    before: GridCell | None = None
    for place, cell in enumerate(row):
        if cell.text and cell is not before and not (cell.columns > 1 and cell == before) and cell.text.strip():
            yield place, cell
        before = cell


def heading_at(grid: Grid, index: int, naming: FindMeaning) -> HeadingRows | None:
    """Find the heading whose most telling row is this one; None when the row is no heading."""
    cells = list(starting_cells(grid.rows[index]))
    certainty = _certainty([cell for _, cell in cells], naming)
    if certainty is None:
        return None
    # a heading merged downwards begins in a row above this one
    tops = [cell.row for _, cell in cells if cell.rows > 1 and cell.row < index and naming(cell.text)]
    first = max(min([index, *tops]), index - DEEPEST + 1)
    if first == index and index and _is_grouping(grid.rows[index - 1]):
        first -= 1
    # and may reach into rows below it
    ends = [cell.row + cell.rows for _, cell in cells if cell.row <= index and naming(cell.text)]
    end = min(max([index + 1, *ends]), first + DEEPEST, len(grid.rows))
    while end < min(len(grid.rows), first + DEEPEST) and _leads_on(grid.rows[end], end, naming):
        end += 1
    paths = tuple(_path(grid, first, end, place) for place in range(grid.width))
    # published tables often number their columns below the headings
    while end < len(grid.rows) and _counts_columns(grid.rows[end]):
        end += 1
    return HeadingRows(first, end, paths, is_vague=not certainty)


def _certainty(cells: Sequence[GridCell], naming: FindMeaning) -> bool | None:
    """Return whether the words of a row can only be headings of a table of items; None where it is no heading."""
    if len(cells) < 2:  # one word is no heading
        return None
    found = [known for cell in cells if (known := naming(cell.text))]
    roles = {known.role for known in found} - {NUMBER}
    items = [known for known in found if known.role != NUMBER]
    # one word of the user's is enough, where all others are unknown
    if any(known.rank < 0 and known.role in CORE for known in found):
        return True
    if not roles & CORE or len({(known.role, known.depth) for known in items}) < min(2, len(cells)):
        return None
    options = sum(option_field(cell.text) is not None for cell in cells)
    # a row of data may hold two words that are headings; a heading consists of little else
    if (len(found) + options) * 2 < len(cells) and len(roles) < 4:  # so many are no accident
        return None
    # weak words (名称, 内容) are headings of any table; all of them together make one of items at best where no other
    # table is, and not where all that they name is what any list of things has
    strong = sum(not known.weak for known in items)
    if strong > 1 or (strong == 1 and len(found) > 1):
        return True
    return False if len(found) == len(cells) and not roles <= _OF_ANY_LIST else None


def _is_grouping(row: Sequence[GridCell]) -> bool:
    """Return whether a row above the heading groups its columns (基本信息, 公开要求)."""
    cells = [cell for _, cell in starting_cells(row)]
    groups = [cell for cell in cells if cell.columns > 1]
    return len(groups) > 1 and all(len(cell.text) <= 12 and not {":", "："} & set(cell.text) for cell in cells)


def _leads_on(row: Sequence[GridCell], index: int, naming: FindMeaning) -> bool:
    """Return whether a row continues the heading above it: two of its texts, and most of them, are known headings."""
    own = [cell for _, cell in starting_cells(row) if cell.row == index or cell.rows == 1]
    known = [cell for cell in own if naming(cell.text) or option_field(cell.text)]
    return len(known) > 1 and len(known) * 2 > len(own)


def _counts_columns(row: Sequence[GridCell]) -> bool:
    """Return whether a row only numbers the columns (1, 2, 3 …)."""
    texts = [cell.text.strip("()（） \n") for _, cell in starting_cells(row)]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _path(grid: Grid, first: int, end: int, place: int) -> tuple[str, ...]:
    path: list[str] = []
    for index in range(first, end):
        text = on_one_line(grid.rows[index][place].text)
        if not text and index + 1 < end and _has_own_below(grid, index, end, place):
            text = _group_to_the_left(grid, index, end, place)
        if text and text not in path[-1:]:
            path.append(text)
    return tuple(path)


def _has_own_below(grid: Grid, index: int, end: int, place: int) -> bool:
    return any(grid.rows[below][place].text.strip() for below in range(index + 1, end))


def _group_to_the_left(grid: Grid, index: int, end: int, place: int) -> str:
    """Return the heading of a group whose cells are not merged: the next to the left with headings below it."""
    for left in range(place - 1, -1, -1):
        text = on_one_line(grid.rows[index][left].text)
        if text:
            cell = grid.rows[index][left]
            return text if cell.columns == 1 and cell.rows == 1 and _has_own_below(grid, index, end, left) else ""
        if not _has_own_below(grid, index, end, left):
            return ""
    return ""
