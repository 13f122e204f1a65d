"""Join lines that were only broken to fit a narrow column: in names, categories, offices, times and citations."""

from functools import lru_cache

from catalog_cli.model.phrase import ClauseKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits import parse_time_limit

_WRAPPED = frozenset(("name", "category", "time_limit", "responsible", "publisher"))
"""Fields whose lines are joined; the lines of a content are its own."""
_ENDED = lazy_regex(r"[。；;：:！？、，,]\s*$")
_BEGINNING = lazy_regex(
    r"\s*(?:\d+[.、．)）]|[（(][\d一二三四五六七八九十]+[)）]|[①-⑳]|[一二三四五六七八九十]+[、.．]|[■□√☑☐●○◆◇·*＊※-]|第[一二三四五六七八九十\d]+[项条])"
)
_LETTERS = lazy_regex(r"[A-Za-z0-9]\n[A-Za-z]|[A-Za-z]\n[A-Za-z0-9]")
_UNFINISHED = lazy_regex(r"(?:[起自在于的每第至到]|之日|[0-9])\s*$")
_WIDE = lazy_regex(r"[^\x00-\u2fff]")
_OFFICE_END = lazy_regex(
    r"(?:办公室|办|局|科|室|处|股|站|所|中心|委|委员会|部|院|会|队|厅|组|政府|街道|镇|乡|村|社区|公司|厂|行|岗|馆|校|社|署|园|库|团|线|"
    r"单位|部门|机关|机构|人|员|长|[)）])$"
)


_COUNT = r"[\n〇零一二三四五六七八九十百\d]*"
_IN_CITATION = lazy_regex(
    rf"[《（〔](?=[^《》（）〔〕\n]*+\n)[^《》（）〔〕]*+[》）〕]|第(?={_COUNT}\n){_COUNT}[条款项章节]"
)
"""Line breaks within a title, a number in brackets, or the number of an article."""
_WITHIN = lazy_regex(r"(?<![。；;，、条款项《（〔])\n(?![》）〕])")


def unwrapped(text: str, role: str) -> str:
    """Return a field's text with those lines joined that the width of a column broke."""
    if role == "basis" and "\n" in text:
        return _IN_CITATION.sub(lambda found: _WITHIN.sub("", found[0]), text)
    return _joined(text, role) if "\n" in text and role in _WRAPPED else text


@lru_cache(maxsize=4096)
def _joined(text: str, role: str) -> str:
    joined = ""
    for line in text.split("\n"):
        joined = f"{joined}{_gap(joined, line, role)}{line}" if joined else line
    return joined


def _gap(before: str, line: str, role: str) -> str:
    """Return what stands between a text and the line after it: nothing where only the column's width broke it."""
    last = before.rpartition("\n")[2]
    if not line.strip() or _ENDED.search(last) or _BEGINNING.match(line) or _LETTERS.search(f"{last[-1:]}\n{line[:1]}"):
        return "\n"
    if not (_WIDE.match(last[-1:]) or _WIDE.match(line[:1])):
        return "\n"
    if role == "time_limit" and not _UNFINISHED.search(last) and _is_understood(last) and _is_understood(line):
        return "\n"
    if role in {"responsible", "publisher"} and _OFFICE_END.search(last.strip()) and len(line.strip()) > 1:
        return "\n"
    return ""


def _is_understood(text: str) -> bool:
    clauses = parse_time_limit(text.strip()).clauses
    return bool(clauses) and all(clause.kind is not ClauseKind.UNKNOWN for clause in clauses)
