"""Make the record of one stored text: its version, orders, first day in force, shape, and what it repeals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from law_header import DAY, Header, days_between, effective_day, in_digits, iso, read_header, without_repeats
from law_text import NUMERALS, Shape, chapters_of, read_text, shape_of

Record = dict[str, Any]
REGULATIONS, CODE = "行政法规", "民法典"
FIXED = {
    ("中华人民共和国外国人入境出境管理条例", "2013-07-21"): "2013-07-12",
    ("防治船舶污染海洋环境管理条例", "2018-03-09"): "2018-03-19",
    ("长城保护条例", "2006-10-01"): "2006-10-11",
    ("森林和野生动物类型自然保护区管理办法", "1958-07-06"): "1985-07-06",
    ("水产资源繁殖保护条例", "1972-02-10"): "1979-02-10",
}
"""Days in file names that the header of the same text shows to be slips."""
DECISIONS = {"2019-03-24": "国务院令第710号", "2024-12-06": "国务院令第797号"}
"""Orders of decisions that amended several regulations, as pages name them; the headers do not."""
_BOOKS = ["总则", "物权编", "合同编", "人格权编", "婚姻家庭编", "继承编", "侵权责任编", "附则"]
"""The files of 民法典, which is stored in parts."""
_LATEST_ORDER = 40
"""Days after a text on which its order may be signed."""
_MOST_GAPS = 20
"""A text that lacks more than one article in so many has no shape."""


@dataclass
class LawFile:
    """What one stored text says of itself."""

    title: str
    kind: str
    version: str | None
    effective: str | None
    header: Header
    shape: Shape
    changed: bool
    covered: bool


def read_law(text: str, name: str, kind: str) -> LawFile | None:
    """Read a stored text; `name` is its file's, which may hold its day. None where it is no law."""
    stored = read_text(text)
    if stored is None or not stored.title:
        return None
    header, shape = read_header(stored.header), shape_of(stored.body)
    front = stored.front
    version = _version(stored.title, name, header, front)
    near = [day for day in header.days if version and days_between(day, version) == 1]
    if version and version not in header.days and near:
        version = max(near)
    covered = bool(version) and (version in header.days or bool(front.get("implement_date")))
    later = bool(version and header.first and not covered and version > header.first)
    law = LawFile(stored.title, kind, version, None, header, shape, header.changed or later, covered)
    law.effective = _effective(law) or front.get("implement_date")
    return law


def _version(title: str, name: str, header: Header, front: dict[str, str]) -> str | None:
    named = re.search(r"\((\d{4}-\d\d-\d\d)\)", name)
    by_year = front.get("publish_date") if re.search(r"\(20\d\d\)\.md$", name) else None
    version = named[1] if named else by_year or header.last
    return FIXED.get((title, version), version) if version else None


def _effective(law: LawFile) -> str | None:
    version = law.version
    day = effective_day(law.shape.closing, version, changed=law.changed)
    if day and day == version and not law.changed:
        signed = [
            each for _, each in law.header.issued if each > version and days_between(each, version) < _LATEST_ORDER
        ]
        day = signed[0] if signed else day
    header = law.header.effective
    return day or (header if header and version and header >= version else None)


def read_folder(root: Path, kinds: list[str], only: str = "") -> Iterator[LawFile]:
    """Read the texts below a folder, those of each kind in a folder of its own; `only` is a pattern for their names."""
    for kind in kinds:
        if kind == CODE:
            code = _read_code(root / kind)
            if code:
                yield code
            continue
        for path in sorted((root / kind).rglob("*.md")):
            if path.name != "_index.md" and re.search(only, path.name):
                law = read_law(path.read_text(encoding="utf-8", errors="replace"), path.name, kind)
                if law:
                    yield law


def _read_code(folder: Path) -> LawFile | None:
    """Put the parts of 民法典 together."""
    parts = [folder / f"{book}.md" for book in _BOOKS]
    if not all(part.exists() for part in parts):
        return None
    head, body = "", []
    for number, (book, part) in enumerate(zip(_BOOKS, parts, strict=True)):
        above, _, below = part.read_text(encoding="utf-8").partition("<!-- INFO END -->")
        head = head or above.replace("# 总则", "")
        body += [f"## 第{NUMERALS[number + 2]}编 {book}" if book != "附则" else "## 附则", below]
    return read_law(f"{head}<!-- INFO END -->\n" + "\n".join(body), "民法典.md", CODE)


def record_of(law: LawFile, until: str | None) -> Record:
    """Return the record of a text as it is stored; what is not known is left out, or null."""
    shape, header = law.shape, law.header
    whole = (
        shape.articles
        and len(shape.gaps) * _MOST_GAPS <= len(shape.articles)
        and not re.search(r"修正案(（|$)", law.title)
    )
    out: Record = {
        "title": law.title,
        "kind": law.kind,
        "version": law.version,
        "orders": without_repeats(header.issued),
    }
    amending = without_repeats(header.amended)
    if law.kind == REGULATIONS and law.version in DECISIONS and law.version not in [day for _, day in out["orders"]]:
        amending = without_repeats([*amending, [DECISIONS[law.version], law.version]])
    if amending:
        out["amending_orders"] = amending
    out["orders_complete"] = bool(out["orders"]) and law.covered and not set(header.unnumbered) - set(DECISIONS)
    earlier = sorted({day for day in header.days if law.version and day < law.version})
    if earlier:
        out["earlier"] = earlier
    out["effective"] = law.effective
    out["articles"] = shape.articles if whole else None
    if whole:
        out |= _shape_fields(shape)
    return out | {"checked_until": until, "proof": "text"}


def _shape_fields(shape: Shape) -> Record:
    out: Record = {"count": len(shape.articles)}
    if shape.inserted:
        out["inserted"] = {
            str(number): [each for _, each in sorted(branches.items())]
            for number, branches in sorted(shape.inserted.items())
        }
    chapters = chapters_of(shape.books)
    if chapters:
        out["chapters"] = chapters
    if shape.supplementary:
        out["supplementary"] = shape.supplementary
    return out


_NAME = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_REPEALS = re.compile(r"(?:同时|即行|相应|一并|予以|均|自行|即|日起)(?:予以)?(?:废止|失效|停止执行|停止施行)")
_STARTING = "(?:施行|实施|实行|执行|生效)"


def repeals_of(law: LawFile) -> Iterator[Record]:
    """Yield the titles that the closing lines of a text repeal, with the day where the text tells it."""
    text = in_digits("".join(re.sub(r"\s", "", line) for line in law.shape.closing))
    for sentence in re.split(r"[。；;]", text):
        names = list(_NAME.finditer(sentence)) if _REPEALS.search(sentence) else []
        day, told_by = _repeal_day(sentence, text, law) if names else (None, None)
        for name in names:
            yield {
                "title": name[1],
                "repealed_on": day,
                "day_from": told_by,
                "repealed_by": law.title,
                "by_version": law.version,
                "article": len(law.shape.articles),
                "partial": bool(re.search(r"》中(?:有关|关于)", sentence)),
            }


def _repeal_day(sentence: str, text: str, law: LawFile) -> tuple[str | None, str | None]:
    day = DAY.pattern.replace(r"\s*", "")
    own = re.search(rf"自{day}起?(?:，|予以|即行)?废止", sentence)
    own = own or re.search(rf"本[^，。；]{{1,6}}自{day}起?{_STARTING}", text)
    if own:
        return iso(own), "text"
    days = {iso(each) for each in re.finditer(rf"自?{day}(?:起|开始|之日起)?(?:正式)?{_STARTING}", text)}
    if days:
        return (days.pop(), "text") if len(days) == 1 else (None, None)
    return _day_of_publication(law)


def _day_of_publication(law: LawFile) -> tuple[str | None, str | None]:
    """Return the day of a law that takes force with its publication."""
    issued = sorted({day for _, day in without_repeats(law.header.issued)})
    if issued:
        return issued[-1], "order"
    if law.kind != REGULATIONS and law.header.first:
        return law.header.first, "passed"
    published = set(law.header.published)
    if len(published) == 1:
        return published.pop(), "published"
    return (law.version, "published") if not law.changed and law.version else (None, None)
