"""The columns of a table of items: the role of each, by the headings over it and the cells below."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.tables.grid import Grid, GridCell
from catalog_cli.exchange.tables.headings import (
    EXTRA,
    NUMBER,
    TICKED_FIELDS,
    FindMeaning,
    HeadingMeaning,
    normal,
    option_field,
    option_text,
)
from catalog_cli.parsing.lazy_regex import lazy_regex

_ID = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MANY = frozenset((NUMBER, EXTRA, "category"))
_REQUIREMENTS = frozenset(("公开要求", "要求", "公开具体要求", "具体要求", "公开事项要求"))
_TIME = lazy_regex(r"日内|工作日|及时|实时|定期|即时|随时|长期|每[年月季周日半]|[年月日号]底?前|更新|之日起")
_UNDER_GROUP = 500
"""The rank of a column that only the group heading over it names."""
_BY_USER = -1


class TableColumn(Struct, frozen=True):
    """A column: its index in the grid, its printed heading as one line, and its role.

    The role is a field's key, `number` or `extra`. Several columns of role `category` are the levels of it, outermost
    first. `option` is what a tick in the column stands for: 全社会 under 公开对象. `path` are all headings over it.
    """

    index: int
    heading: str
    role: str
    option: str = ""
    path: tuple[str, ...] = ()


class FoundTable(Struct, frozen=True):
    """A table of items: its columns, and the indexes of rows that hold items or name a category.

    `category` is what stands above the table for all its rows (a paragraph, a sheet's name); empty when nothing does.
    """

    grid: Grid
    columns: tuple[TableColumn, ...]
    rows: tuple[int, ...]
    category: str = ""


class _ColumnGuess(Struct, frozen=True):
    """What a column seems to be, before columns of one role are compared; `option` is set for ticks."""

    index: int
    heading: str
    named: HeadingMeaning | None
    option: str = ""


def columns_of(
    grid: Grid, paths: Sequence[tuple[str, ...]], rows: Sequence[int], naming: FindMeaning
) -> tuple[TableColumn, ...]:
    """Decide the role of each column of a table; `rows` are those under the heading."""
    texts = [_texts(grid, rows, place) for place in range(len(paths))]
    found = [
        _guess(place, path, texts[place], naming)
        for place, path in enumerate(paths)
        if (path or texts[place]) and not _is_merged(grid, paths, rows, place)
    ]
    # which column is the name can only be decided when all are known
    found = [_with_requirement(each, texts[each.index], found) for each in found]
    roles = _ids(found, texts) | _items(found)
    found = [replace(each, named=roles.get(each.index, each.named)) for each in found]
    return tuple(replace(each, path=paths[each.index]) for each in _with_distinct_extras(_once(found)))


def _with_requirement(guess: _ColumnGuess, texts: Sequence[str], found: Sequence[_ColumnGuess]) -> _ColumnGuess:
    """Tell by its cells what a column of requirements holds: a time limit in some tables, the content in others."""
    if guess.named or normal(guess.heading) not in _REQUIREMENTS or not texts:
        return guess
    timed = sum(bool(_TIME.search(text)) for text in texts)
    role = "time_limit" if timed * 2 > len(texts) else "content"
    return guess if _with_role(found, role) else replace(guess, named=HeadingMeaning(role, _UNDER_GROUP))


def _texts(grid: Grid, rows: Sequence[int], place: int) -> list[str]:
    return [text for index in rows if (text := grid.rows[index][place].text.strip())]


def _is_merged(grid: Grid, paths: Sequence[tuple[str, ...]], rows: Sequence[int], place: int) -> bool:
    """Return whether all cells of a column are merged with those of the column before it."""
    if place == 0 or paths[place] != paths[place - 1] or not rows:
        return False
    return all(_same(grid.rows[index][place - 1], grid.rows[index][place]) for index in rows)


def _same(before: GridCell, cell: GridCell) -> bool:
    return before is cell or (before == cell and cell.columns > 1) or not cell.text.strip()


def _guess(place: int, path: Sequence[str], texts: Sequence[str], naming: FindMeaning) -> _ColumnGuess:
    if not path:
        # a column without a heading that only counts is a 序号 whose heading was lost
        counted = bool(texts) and all(text.isdigit() for text in texts)
        return _ColumnGuess(place, f"第{place + 1}列", HeadingMeaning(NUMBER) if counted else None)
    # the nearest heading names the column; those above it name its group
    leaf, group = path[-1], next((known for over in reversed(path[:-1]) if (known := naming(over))), None)
    known, offered = naming(leaf), option_field(leaf)
    # what the user says of a heading wins over all guesses
    if known and known.rank == _BY_USER:
        return _ColumnGuess(place, leaf, known, option_text(leaf) if offered == known.role else "")
    if group and group.role in TICKED_FIELDS and not _stands_alone(leaf, known, group):
        return _ColumnGuess(place, leaf, group, option_text(leaf))
    if known:
        return _ColumnGuess(place, leaf, known)
    if offered:
        return _ColumnGuess(place, leaf, HeadingMeaning(offered), option_text(leaf))
    return _ColumnGuess(place, leaf, replace(group, rank=_UNDER_GROUP) if group else None)


def _stands_alone(leaf: str, known: HeadingMeaning | None, group: HeadingMeaning) -> bool:
    """Return whether a heading under a group of ticks is a field, or the group's name repeated, and no option."""
    return known is not None and (known.role == group.role or len(normal(leaf)) > 2)  # 单位 is one to tick


def _ids(found: Iterable[_ColumnGuess], texts: Sequence[Sequence[str]]) -> dict[int, HeadingMeaning | None]:
    """Tell a 编号 that holds ids from one that numbers rows; one that does neither stays an extra column."""
    roles: dict[int, HeadingMeaning | None] = {}
    for each in found:
        by_name = each.named and each.named.role in {NUMBER, "id"} and each.named.rank != _BY_USER
        if by_name and normal(each.heading) in {"编号", "id", "标识"}:
            ids = [text for text in texts[each.index] if not text.isdigit()]
            is_id = bool(ids) and all(_ID.fullmatch(text) for text in texts[each.index])
            roles[each.index] = HeadingMeaning("id") if is_id else None if ids else HeadingMeaning(NUMBER)
    return roles


def _items(found: Sequence[_ColumnGuess]) -> dict[int, HeadingMeaning | None]:
    """Decide which of the columns for an item and its classes is the name, and which are levels of the category."""
    over = _with_role(found, "category")
    names = _with_role(found, "name")
    has_content = bool(_with_role(found, "content"))
    if not names:
        # a table may name its items by their innermost class alone
        return {over[-1].index: HeadingMeaning("name")} if over and not has_content else {}
    name = _name_among(names)
    alone = len(names) == 1 and name.named and name.named.depth == 1
    if alone and has_content and not over:
        # 一级事项 beside a content is the class of what the content lists
        return {name.index: HeadingMeaning("category")}
    return _around_name(name, names, over, has_content=has_content)


def _around_name(
    name: _ColumnGuess, names: Sequence[_ColumnGuess], over: Sequence[_ColumnGuess], *, has_content: bool
) -> dict[int, HeadingMeaning | None]:
    """Decide the columns beside the name: levels of the category before it, a missing content after it."""
    before = [each for each in names if each.index < name.index]
    after = [each for each in names if each.index > name.index]
    roles: dict[int, HeadingMeaning | None] = {each.index: HeadingMeaning("category") for each in before}
    roles |= dict.fromkeys((each.index for each in after), None)
    if after and not has_content:
        roles[after[0].index] = HeadingMeaning("content")
    if before or any(each.index < name.index for each in over):
        late = (each for each in over if each.index > name.index and each.named != _by_user("category"))
        roles |= dict.fromkeys((each.index for each in late), None)
    return roles


def _with_role(found: Sequence[_ColumnGuess], role: str) -> list[_ColumnGuess]:
    return [each for each in found if each.named and each.named.role == role]


def _name_among(names: Sequence[_ColumnGuess]) -> _ColumnGuess:
    """Choose the column of names: the user's choice, one that can mean nothing else, or the last."""
    for each in names:
        if each.named == _by_user("name"):
            return each
    specific = [each for each in names if each.named and each.named.specific]
    return min(specific, key=lambda each: each.named.rank if each.named else 0) if specific else names[-1]


def _by_user(role: str) -> HeadingMeaning:
    return HeadingMeaning(role, _BY_USER)


def _once(found: Sequence[_ColumnGuess]) -> Iterable[TableColumn]:
    """Keep one column per field, the one with the most telling heading; the others become extra columns."""
    best: dict[str, tuple[int, int]] = {}
    for each in found:
        if each.named and not each.option:
            rank = (each.named.rank, each.index)
            best[each.named.role] = min(best.get(each.named.role, rank), rank)
    for each in found:
        role = each.named.role if each.named else EXTRA
        is_chosen = role in _MANY or each.option or best.get(role, (0, each.index))[1] == each.index
        yield TableColumn(each.index, each.heading, role if is_chosen else EXTRA, each.option if is_chosen else "")


def _with_distinct_extras(columns: Iterable[TableColumn]) -> Iterable[TableColumn]:
    seen: Counter[str] = Counter()
    for column in columns:
        if column.role == EXTRA:
            seen[column.heading] += 1
            count = seen[column.heading]
            yield replace(column, heading=f"{column.heading}（{count}）") if count > 1 else column
        else:
            yield column
