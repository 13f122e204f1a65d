"""From the headings over each column to the table's columns: roles, options, and which of several is meant."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.tables.columns import EXTRA, NUMBER, TableColumn
from catalog_cli.exchange.tables.grid import Cell, Grid
from catalog_cli.exchange.tables.heading_rows import Naming
from catalog_cli.exchange.tables.headings import TICKED, Named, normal, option_of, option_text

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MANY = frozenset((NUMBER, EXTRA, "category"))
_UNDER_GROUP = 500
"""The rank of a column that is known only by the heading over it."""
_BY_USER = -1


class _Column(Struct, frozen=True):
    """A column before it is settled which of several it is; `option` is set for ticks."""

    index: int
    heading: str
    named: Named | None
    option: str = ""


def columns_of(
    grid: Grid, paths: Sequence[tuple[str, ...]], rows: Sequence[int], naming: Naming
) -> tuple[TableColumn, ...]:
    """Settle what each column of a table is; `rows` are those under the heading."""
    texts = [_texts(grid, rows, place) for place in range(len(paths))]
    found = [
        _meant(place, path, texts[place], naming)
        for place, path in enumerate(paths)
        if (path or texts[place]) and not _is_merged(grid, paths, rows, place)
    ]
    roles = _ids(found, texts) | _items(found)
    found = [replace(each, named=roles.get(each.index, each.named)) for each in found]
    return tuple(_with_distinct_extras(_once(found)))


def _texts(grid: Grid, rows: Sequence[int], place: int) -> list[str]:
    return [text for index in rows if (text := grid.rows[index][place].text.strip())]


def _is_merged(grid: Grid, paths: Sequence[tuple[str, ...]], rows: Sequence[int], place: int) -> bool:
    """Say whether a column is only the rest of the one before it, with which all its cells are merged."""
    if place == 0 or paths[place] != paths[place - 1] or not rows:
        return False
    return all(_same(grid.rows[index][place - 1], grid.rows[index][place]) for index in rows)


def _same(before: Cell, cell: Cell) -> bool:
    return before is cell or (before == cell and cell.columns > 1) or not cell.text.strip()


def _meant(place: int, path: Sequence[str], texts: Sequence[str], naming: Naming) -> _Column:
    if not path:
        counted = bool(texts) and all(text.isdigit() for text in texts)
        return _Column(place, f"第{place + 1}列", Named(NUMBER) if counted else None)
    leaf, group = path[-1], next((known for over in reversed(path[:-1]) if (known := naming(over))), None)
    known, offered = naming(leaf), option_of(leaf)
    if known and known.rank == _BY_USER:
        return _Column(place, leaf, known, option_text(leaf) if offered == known.role else "")
    if group and group.role in TICKED and not _stands_alone(leaf, known, group):
        return _Column(place, leaf, group, option_text(leaf))
    if known:
        return _Column(place, leaf, known)
    if offered:
        return _Column(place, leaf, Named(offered), option_text(leaf))
    return _Column(place, leaf, replace(group, rank=_UNDER_GROUP) if group else None)


def _stands_alone(leaf: str, known: Named | None, group: Named) -> bool:
    """Say whether a heading under a group of ticks is a field of its own or the group's again, and nothing to tick."""
    return known is not None and (known.role == group.role or len(normal(leaf)) > 2)  # noqa: PLR2004 - 单位 is one to tick


def _ids(found: Iterable[_Column], texts: Sequence[Sequence[str]]) -> dict[int, Named | None]:
    """Tell 编号 that holds ids from one that counts; one that does neither is kept."""
    roles: dict[int, Named | None] = {}
    for each in found:
        by_name = each.named and each.named.role in {NUMBER, "id"} and each.named.rank != _BY_USER
        if by_name and normal(each.heading) in {"编号", "id", "标识"}:
            ids = [text for text in texts[each.index] if not text.isdigit()]
            is_id = bool(ids) and all(_ID.fullmatch(text) for text in texts[each.index])
            roles[each.index] = Named("id") if is_id else None if ids else Named(NUMBER)
    return roles


def _items(found: Sequence[_Column]) -> dict[int, Named | None]:
    """Settle which of the columns that speak of an item or its class is the name, and which are levels over it."""
    over = [each for each in found if each.named and each.named.role == "category"]
    names = [each for each in found if each.named and each.named.role == "name"]
    has_content = any(each.named and each.named.role == "content" for each in found)
    if not names:
        return {over[-1].index: Named("name")} if over and not has_content else {}
    name = _name_among(names)
    alone = len(names) == 1 and name.named and name.named.depth == 1
    if alone and has_content and not over:
        return {name.index: Named("category")}
    before = [each for each in names if each.index < name.index]
    after = [each for each in names if each.index > name.index]
    roles: dict[int, Named | None] = {each.index: Named("category") for each in before}
    roles |= dict.fromkeys((each.index for each in after), None)
    if after and not has_content:
        roles[after[0].index] = Named("content")
    if before or any(each.index < name.index for each in over):
        roles |= {each.index: None for each in over if each.index > name.index and each.named != _by_user("category")}
    return roles


def _name_among(names: Sequence[_Column]) -> _Column:
    """Give the one that names the item: the user's, one that can mean nothing else, or the last."""
    for each in names:
        if each.named == _by_user("name"):
            return each
    specific = [each for each in names if each.named and each.named.specific]
    return min(specific, key=lambda each: each.named.rank if each.named else 0) if specific else names[-1]


def _by_user(role: str) -> Named:
    return Named(role, _BY_USER)


def _once(found: Sequence[_Column]) -> Iterable[TableColumn]:
    """Let each field have one column, that with the most telling heading; the others are kept as they are headed."""
    best: dict[str, tuple[int, int]] = {}
    for each in found:
        if each.named and not each.option:
            rank = (each.named.rank, each.index)
            best[each.named.role] = min(best.get(each.named.role, rank), rank)
    for each in found:
        role = each.named.role if each.named else EXTRA
        meant = role in _MANY or each.option or best.get(role, (0, each.index))[1] == each.index
        yield TableColumn(each.index, each.heading, role if meant else EXTRA, each.option if meant else "")


def _with_distinct_extras(columns: Iterable[TableColumn]) -> Iterable[TableColumn]:
    seen: Counter[str] = Counter()
    for column in columns:
        if column.role == EXTRA:
            seen[column.heading] += 1
            count = seen[column.heading]
            yield replace(column, heading=f"{column.heading}（{count}）") if count > 1 else column
        else:
            yield column
