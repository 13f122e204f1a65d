"""Read a stored text of a law: its title, header and body, and the shape of its articles.

Only numbers are taken out of a text: articles, the 款 of each and the 项 under them, articles 之一, chapters, 附则.
"""

import re
from dataclasses import dataclass, field
from itertools import chain

NUMERALS = "零〇一二三四五六七八九十百千两"
_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_BOOK, _CHAPTER = "编", "章"
_MOST_SKIPPED = 40
"""Articles that a text may lack; a number further on is of a text that is quoted."""
_LONGEST_HEADING = 40

_ARTICLE = re.compile(rf"^第([{NUMERALS}]+)条(?:之([{NUMERALS}]+))?(?=[\s　:：]|$)")
_ITEM = re.compile(rf"^[(（]\s*([{NUMERALS}]+)\s*[)）]")
_HEADING = re.compile(rf"^(?:#+\s*)?第\s*([{NUMERALS}]+|\d+)\s*(编|分编|章|节)(?:[\s　]|$|(?=[^条款项]))")
_PLAIN_HEADING = re.compile(rf"^第\s*[{NUMERALS}]+\s*(编|分编|章|节)([\s　]|$)")
_ANNEX = re.compile(r"^(附件|附表|附录|附\s*[:：]|附\s*$)")
_ANNEX_HEADING = re.compile(r"^#+\s*(附件|附表|附录|附\s*[:：]|附\s*$|表\s*\d)")
_FURNITURE = ("|", "<", "![", "[^")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_INVISIBLE = re.compile("[\r\u200b\ufeff]")


def number_of(numeral: str) -> int:
    """Read a Chinese numeral: 二十 is 20, 二〇一九 is 2019."""
    if len(numeral) > 1 and all(character in _DIGITS and character != "两" for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = current = 0
    for character in numeral:
        if character in _DIGITS:
            current = _DIGITS[character]
        else:
            total, current = total + (current or 1) * _UNITS[character], 0
    return total + current


@dataclass
class StoredText:
    """A stored text: its title, the lines of its header and of its body, and what its front matter says."""

    title: str
    header: list[str]
    body: list[str]
    front: dict[str, str]


def read_text(text: str) -> StoredText | None:
    """Split a stored text; None where nothing in it begins like a law."""
    text = _INVISIBLE.sub("", text).translate(_FULL_WIDTH)
    text = re.sub(rf"^[第笫]([{NUMERALS}]+)\s*条", r"第\1条", text, flags=re.MULTILINE)
    # 第五条国家… has lost the blank behind its number; 第五条的规定 is a sentence
    number = rf"^(第[{NUMERALS}]+条(?:之[{NUMERALS}]+)?)"
    text = re.sub(rf"{number}(?=[^\s　:：之第、，,。和至的规中、（(])", r"\1 ", text, flags=re.MULTILINE)
    front: dict[str, str] = {}
    if text.startswith("---\n"):
        matter, _, text = text[4:].partition("\n---\n")
        front = dict(re.findall(r'^(\w+): "(.*)"$', matter, re.MULTILINE))
    head, mark, body = text.partition("<!-- INFO END -->")
    if not mark:
        found = re.search(r"^(?=#{2,}\s*第)|^(?=第一条)", text, re.MULTILINE)
        if not found:
            return None
        head, body = text[: found.start()], text[found.start() :]
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    title = next((re.sub(r"^#+\s*", "", line) for line in lines if line.startswith("# ")), "")
    return StoredText(title, [line for line in lines if not line.startswith("# ")], _unlinked(body).split("\n"), front)


def _unlinked(body: str) -> str:
    """Leave the words of wiki links, and nothing of categories."""
    link = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
    return link.sub(lambda found: "" if found[0].startswith("[[Category") else found[1], body)


@dataclass
class Shape:
    """The shape of a text, filled line by line.

    `articles` has a list for each article, None for one that the source lacks; `inserted` those of 之一, 之二 …;
    `books` number and first article of each chapter, by 编; `supplementary` is the first article of 附则, `closing` the
    lines from the last article on.
    """

    articles: list[list[int] | None] = field(default_factory=list)
    inserted: dict[int, dict[int, list[int]]] = field(default_factory=dict)
    books: list[list[list[int | None]]] = field(default_factory=lambda: [[]])
    supplementary: int | None = None
    closing: list[str] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    _current: list[int] | None = None
    _chapter: list[int | None] | None = None
    _in_annex: bool = False
    _in_books: bool = False
    _supplementary_begins: bool = False

    def read(self, line: str) -> None:
        """Take one line, without the blanks around it."""
        heading = _heading(line)
        if heading:
            self._in_annex = False
            self._take_heading(heading, line)
        elif line.startswith("#"):
            self._in_annex = self._in_annex or bool(_ANNEX_HEADING.match(line))
            if re.match(r"^#+\s*附\s*则", line):
                self._begin_supplementary()
        else:
            self._in_annex = self._in_annex or bool(_ANNEX.match(line) and self.articles)
            article = _ARTICLE.match(line)
            if article:
                self._take_article(article, line)
            elif not self._in_annex and self._current is not None:
                self.closing.append(line)
                _take_paragraph(self._current, line)

    def _take_heading(self, heading: re.Match[str], line: str) -> None:
        if heading[2] == _BOOK:
            if self._in_books or self.books[-1]:
                self.books.append([])
            self._in_books, self._chapter = True, None
        elif heading[2] == _CHAPTER:
            number = int(heading[1]) if heading[1].isdigit() else number_of(heading[1])
            self._chapter = [number, None]
            self.books[-1].append(self._chapter)
        if re.search(r"附\s*则", line):
            self._begin_supplementary()

    def _begin_supplementary(self) -> None:
        """Take the next article for the first of 附则; of several headings the last counts."""
        self.supplementary, self._supplementary_begins = None, True

    def _take_article(self, article: re.Match[str], line: str) -> None:
        number = number_of(article[1])
        begun = [0] if line[article.end() :].strip(" 　:：") else []
        if article[2]:
            self._current, self._in_annex = begun, False
            self.inserted.setdefault(number, {})[number_of(article[2])] = begun
        elif number <= len(self.articles):
            # the articles of an annex begin anew
            if self._in_annex or number == 1:
                self._current, self._in_annex = None, True
        elif number <= len(self.articles) + _MOST_SKIPPED:
            while len(self.articles) < number - 1:
                self.articles.append(None)
                self.gaps.append(len(self.articles))
            self._current, self._in_annex, self.closing = begun, False, [line]
            self.articles.append(begun)
            if self._chapter is not None:
                self._chapter[1], self._chapter = number, None
            if self._supplementary_begins:
                self.supplementary, self._supplementary_begins = number, False


def _heading(line: str) -> re.Match[str] | None:
    short = len(re.sub(r"\s", "", line)) < _LONGEST_HEADING and not _ARTICLE.match(line)
    return _HEADING.match(line) if line.startswith("#") or (short and _PLAIN_HEADING.match(line)) else None


def _take_paragraph(article: list[int], line: str) -> None:
    """Count a line of an article: a 项 of the last 款, or a 款; tables, pictures and 1. 2. 3. are none."""
    if line.startswith(_FURNITURE) or (not _ITEM.match(line) and re.match(r"^(\d+|[０-９]+)[.．、]", line)):
        return
    if not _ITEM.match(line):
        article.append(0)
    elif article:
        article[-1] += 1
    else:
        article.append(1)


def shape_of(body: list[str]) -> Shape:
    """Count the articles of a body."""
    shape = Shape()
    for raw in body:
        line = raw.strip().strip("　").strip()
        if line:
            shape.read(line)
    if not shape.articles:
        shape.closing = [line.strip() for line in body if line.strip()][-3:]
    return shape


def chapters_of(books: list[list[list[int | None]]]) -> list[int] | list[list[int]] | None:
    """Return the first article of each chapter: in one list, or in one for each 编 where their numbers start anew."""
    written = [book for book in books if book]
    firsts = [first for book in written for _number, first in book]
    known = [first for first in firsts if first is not None]
    if not known or len(known) < len(firsts) or known != sorted(known):
        return None
    numbers = [[number for number, _first in book] for book in written]
    if list(chain(*numbers)) == list(range(1, len(known) + 1)):
        return known
    if all(each == list(range(1, len(each) + 1)) for each in numbers):
        return [[first for _number, first in book if first is not None] for book in written]
    return None
