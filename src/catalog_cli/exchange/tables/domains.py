"""Find the domains of a document: tables with the same headings, each under a caption or on a sheet of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.headings import normal
from catalog_cli.exchange.tables.title_lines import is_title, sheet_name
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.lazy_regex import lazy_regex

_ANNEX = lazy_regex(r"附\s*[件表录]\s*[-—\d一二三四五六七八九十]+\s*[-—\d]*\s*[:：.、]?\s*")
# what the captions of all domains end with: 社会救助领域基层政务公开标准目录
_END = lazy_regex(
    r"(?:试点)?(?:领域)?(?:的)?(?:基层)?(?:政务|政府信息|信息)?(?:主动)?(?:公开)?(?:事项)?(?:标准)?(?:化)?(?:目录|清单|指引|一览表|目录表)"
    r"(?:\s*[（(][^（()）]*[)）])?$"
)
_DOMAIN = lazy_regex(r"领域$")
_OFFICE = lazy_regex(r"(?:[局办委厅院校镇乡馆所站]|大学|中心|公司|政府|街道|集团|办公室|委员会)$")
_PLACE = lazy_regex(r".*[省市区县州盟旗镇乡]|.*(?:街道|街道办事处|人民政府)")


Headings = tuple[tuple[str, str], ...]
"""The role and the heading of each column."""


class Domains(Struct, frozen=True):
    """The tables with their domains, the document's title without one, and the captions that are no domains."""

    tables: tuple[FoundTable, ...]
    title: str
    unused: tuple[str, ...]


def settle_domains(tables: Sequence[FoundTable], title: str) -> Domains:
    """Keep the captions of tables that share their headings as the outermost level of their categories.

    A table with a column of categories, whose caption is no domain, has no category of its own.
    """
    captions: defaultdict[Headings, dict[str, None]] = defaultdict(dict)
    for table in tables:
        captions[_headings(table)].setdefault(table.category)
    for headings, found in captions.items():
        # lines that do not say that they are domains are so only where each of the tables has one, besides its levels
        says_so = {caption: None for caption in found if is_domain(caption)}
        if says_so or "" in found or "category" not in {role for role, _ in headings}:
            captions[headings] = says_so
    settled, unused = [], dict[str, None]()
    for table in tables:
        shared = captions[_headings(table)]
        if len(shared) > 1 and table.category in shared:
            name = _name(table.category, list(shared))
            title = _without(title, table.category, name)
            settled.append(replace(table, category=name))
        elif table.category and _has_categories(table):
            unused.setdefault(table.category)
            settled.append(replace(table, category=""))
        else:
            settled.append(table)
    return Domains(tuple(_under_sheets(settled)), title, tuple(caption for caption in unused if caption != title))


def _under_sheets(tables: Sequence[FoundTable]) -> Iterator[FoundTable]:
    """Take the names of sheets for domains, where several share their headings and no caption names one."""
    sheets: defaultdict[object, dict[str, None]] = defaultdict(dict)
    for table in tables:
        if name := sheet_name(table.grid.sheet):
            sheets[_headings(table)].setdefault(name)
    for table in tables:
        name, shared = sheet_name(table.grid.sheet), list(sheets[_headings(table)])
        if name and len(shared) > 1 and table.category in {"", name}:
            yield replace(table, category=_name(name, shared))
        else:
            yield table


def is_domain(caption: str) -> bool:
    """Return whether a caption may be that of a domain: it is a title, or says so."""
    return is_title(caption) or bool(_DOMAIN.search(caption))


def _headings(table: FoundTable) -> Headings:
    return tuple((column.role, normal(column.heading)) for column in table.columns)


def _has_categories(table: FoundTable) -> bool:
    return any(column.role == "category" for column in table.columns)


def _name(caption: str, captions: Sequence[str]) -> str:
    """Return the domain's own words: 社会救助 of 九龙街道社会救助领域基层政务公开标准目录.

    A list whose caption says no more than who publishes it is no domain, and neither are the others: the captions then
    stay whole (某局主动公开目录, 某局依申请公开目录).
    """
    bare = [_bare(each) for each in captions]
    # the publisher's name begins each of them
    shared = "".join(signs[0] for signs in takewhile(lambda signs: len(set(signs)) == 1, zip(*bare, strict=False)))
    place = _PLACE.match(shared)
    name = _DOMAIN.sub("", _bare(caption).removeprefix(place[0] if place else ""))
    says_nothing = any(each == shared and _OFFICE.search(each) for each in bare)
    return (_ANNEX.sub("", caption, count=1) if says_nothing or not name else name).replace("/", "／")


def _bare(caption: str) -> str:
    text = _ANNEX.sub("", unspaced(caption), count=1)
    return _END.sub("", text) or text


def _without(title: str, caption: str, name: str) -> str:
    """Take the domain out of the title, which is the caption of the first domain where the document has no other."""
    if title != caption:
        return title
    if not is_title(title):
        return ""
    rest = title.replace(f"{name}领域", "", 1).replace(name, "", 1)
    return rest if is_title(rest) else title
