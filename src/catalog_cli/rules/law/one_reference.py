"""A source has the same number wherever the catalogue cites it.

Two numbers for one title cannot both be right, unless two documents bear the same title. Titles that begin with 关于
do so often, as each level of government passes a notice on under its own number, and are left alone.

Source: GB/T 9704-2012 (党政机关公文格式), section 7.2.5: a document has one number, also where several offices issue
it.
"""

from collections.abc import Iterator

from catalog_cli.facts.laws import laws_in
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import within_marks
from catalog_cli.rules.cited import CitedSource, by_facts, collect_sources, is_of_known_order, numbers_by_source
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Collected, Problem

TITLE = "同一依据文号一致"
SEVERITY = Severity.WARNING
_FIRST = ITEM + "basis:\n  - 《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕22号）\n"
_NEWER = """\
{"title": "中华人民共和国政府信息公开条例", "version": "2026-10-01", "checked_until": "2026-11-20",\
 "orders": [["国务院令第850号", "2026-10-01"]]}
"""
VALID = (
    {
        **RIGHT,
        FILE: _FIRST,
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《国务院办公厅关于做好政府公报工作的通知》国办发[2018]22号\n",
    },
    {
        **RIGHT,
        FILE: ITEM + "basis:\n  - 《政府信息公开条例》（国令第711号）\n",
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）\n",
    },
    {
        **RIGHT,
        FILE: ITEM + "basis:\n  - 《公共租赁住房管理办法》（住房城乡建设部令第11号）\n",
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《公共租赁住房管理办法》（中华人民共和国住房和城乡建设部令第11号）\n",
    },
    {
        **RIGHT,
        "facts/laws.jsonl": _NEWER,
        FILE: ITEM + "basis:\n  - 《政府信息公开条例》（国务院令第850号）\n",
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《政府信息公开条例》（国务院令第711号）\n",
    },
)
INVALID = (
    {
        **RIGHT,
        FILE: _FIRST,
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕12号）\n",
    },
)

collect = collect_sources


def compare(collected: Collected, facts: Facts) -> Iterator[Problem]:
    """Report each citation whose number is not the one that most citations of the source have."""
    citations = [(path, cited) for path, each in collected for cited in by_facts(each, facts)]
    numbers = numbers_by_source(cited for _path, cited in citations)
    usual = {source: counted.most_common(1)[0][0] for source, counted in numbers.items() if len(counted) > 1}
    for path, cited in citations if usual else ():
        if cited.source in usual and _differs(cited, usual[cited.source], facts):
            yield _problem(path, cited, usual[cited.source])


def _differs(cited: CitedSource, usual: str, facts: Facts) -> bool:
    """Return whether a number is another one, and not that of an older text, of which another rule speaks."""
    if cited.number in {"", usual} or cited.title.startswith("关于"):
        return False
    return not _shortens(cited.number, usual) and not is_of_known_order(cited, laws_in(facts))


def _shortens(one: str, other: str) -> bool:
    """Return whether two numbers of orders differ only in how short the issuer's name is (住建部令第11号)."""
    short, full = sorted((one.rpartition("令"), other.rpartition("令")), key=lambda number: len(number[0]))
    letters = iter(full[0])
    return bool(short[1]) and short[2] == full[2] and all(letter in letters for letter in short[0])


def _problem(path: str, cited: CitedSource, usual: str) -> Problem:
    return Problem(
        path=path,
        pointer=("basis", cited.place),
        span=(cited.start, cited.end),
        message=message(
            "《{title}》 has the number {number} here and {usual} elsewhere",
            title=within_marks(cited.title),
            number=cited.reference,
            usual=usual,
        ),
        remedy=message("Look up which is right, and write it everywhere."),
    )
