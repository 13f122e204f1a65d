"""The data of the search in the page: the folded texts of all items, how they are read, and how a query is folded.

Libraries were weighed: MiniSearch and Lunr find words and their beginnings, which Chinese does not set apart; Pagefind
fetches its index, which browsers refuse to pages opened as files. None finds every stretch of characters and pinyin
within a text, as `catalog search` does, and the texts are few enough to be looked through.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter

import msgspec
from msgspec import Struct

from catalog_cli.model.field import BY_NAME, FIELDS
from catalog_cli.model.item import IN_EXTRA, PATH, Item, Value, as_texts, elements_of
from catalog_cli.model.message import message
from catalog_cli.parsing.numerals import NUMERAL
from catalog_cli.search.amounts import UNIT, amounts_in
from catalog_cli.search.compiler import BEST, REST
from catalog_cli.search.conditions import CONDITIONS
from catalog_cli.search.folding import ALIKE, fold, simplified_characters
from catalog_cli.search.parser import WORDLESS, Synonyms, folded_synonyms
from catalog_cli.search.spelling import UNSETTLED_SIGNS, syllables_of
from catalog_cli.search.word_match import PINYIN_FIELDS
from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.parts import FileParts

DATA_FILE = "data.js"
"""The path of the data in the site: a classic script, since pages opened as files may load no other kind."""
DATA_NAME = "catalogSearch"
"""The variable that the script finds the data in."""
_OTHERS = "others"
"""The column of keys that only a workspace's own schema knows: searched by words that are bound to no field."""

Cell = int | list[int]
"""The numbers of the texts in a field of an item; one of them alone, and 0 for none."""


class SearchData(Struct, frozen=True):
    """What the script gets, see the parts of the script that use it.

    Texts are known by their number, from 1 on. A way of reading is known by its place in `ways`, which
    gives its spellings and the characters that are usually read so; `unusual` has, for a text, places and ways in turn.
    """

    words: dict[str, str]
    ids: list[str]
    texts: list[str]
    columns: list[tuple[str, list[Cell]]]
    free: tuple[str, ...]
    spelt: tuple[str, ...]
    wordless: list[str]
    wide: list[int]
    amounts: list[list[int | str]]
    ways: list[tuple[str, str]]
    unusual: list[list[int]]
    unsettled: str
    names: list[tuple[str, str]]
    conditions: list[tuple[str, str]]
    synonyms: list[tuple[str, Sequence[str]]]
    alike: list[tuple[str, str]]
    simple: str
    amount: str


def search_script(items: Sequence[Item], synonyms: Synonyms, language: str, parts: FileParts) -> bytes:
    """Write the data of a catalogue as a script, with the sentences in the language of the page.

    `parts` are the foldings and the readings of texts.
    """
    encoded = msgspec.json.encode(search_data(items, synonyms, language, parts)).decode()
    # old browsers take these two for ends of lines, within a text as well
    safe = encoded.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return f"var {DATA_NAME} = {safe};\n".encode()


def search_data(items: Sequence[Item], synonyms: Synonyms, language: str, parts: FileParts) -> SearchData:
    """Gather all that the page needs to find what `catalog search` finds."""
    texts = _Texts(parts)
    columns = [(key, cells) for key, cells in _columns(items, texts) if any(cells)]
    folded = folded_synonyms(synonyms)
    ways, unusual = _readings(texts)
    signs = set("".join((*texts.all, *folded, UNIT, NUMERAL)))
    return SearchData(
        words={name: words.in_language(language) for name, words in _WORDS.items()},
        ids=[item.id for item in items],
        texts=texts.all,
        columns=columns,
        free=(*BEST, *REST, _OTHERS),
        spelt=PINYIN_FIELDS,
        wordless=sorted(WORDLESS),
        wide=texts.wide,
        amounts=list(_amounts(items, texts)),
        ways=ways,
        unusual=unusual,
        unsettled="".join(sorted(UNSETTLED_SIGNS & signs)),
        names=[(name, field.key) for name, field in BY_NAME.items()],
        conditions=list(CONDITIONS.items()),
        synonyms=list(folded.items()),
        alike=list(ALIKE.items()),
        simple="".join(chr(sign) + plain for sign, plain in simplified_characters().items() if plain in signs),
        amount=f"({NUMERAL})({UNIT})",
    )


_WORDS = {
    "found": message("{n} of {all} items", n="{n}", all="{all}"),
    "none": message("no item matches"),
    "terminal": message("OR, brackets, comparisons and articles of laws need the program: catalog search"),
    "unclosed": message("“{value}” is not closed", value="{value}"),
    "unfinished": message("a word is missing"),
    "unknown": message("unknown field “{name}”", name="{value}"),
}
"""What the script says; it puts the values into their places."""


class _Texts:
    """Numbers folded texts. One that is pinyin only as printed (ＡＢ) is not the same as one in plain letters."""

    def __init__(self, parts: FileParts) -> None:
        self.all = [""]
        self.wide: list[int] = []
        self.ways: dict[int, list[str]] = {}
        """How each character of a text is read, for texts that are not of ASCII alone."""
        self._parts = parts
        self._numbers: dict[tuple[str, bool], int] = {}
        self._printed: dict[str, int] = {"": 0}

    def number(self, printed: str) -> int:
        """Return the number of a printed text."""
        known = self._printed.get(printed)
        if known is None:
            read = self._parts.recall(fingerprint(printed), partial(_read, printed))
            ways, _, folded = read.decode("utf-8", "surrogatepass").partition(_BEFORE_FOLDED)
            known = self._printed[printed] = self._numbered(printed, folded, ways)
        return known

    def _numbered(self, printed: str, folded: str, ways: str) -> int:
        is_wide = folded.isascii() and not printed.isascii()
        number = self._numbers.setdefault((folded, is_wide), len(self.all))
        if number == len(self.all):
            self.all.append(folded)
            self.wide += [number] * is_wide
            if not folded.isascii():
                self.ways[number] = ways.split(_NEXT)
        return number


_NEXT, _BEFORE_FOLDED = ",", ";"


def _read(printed: str) -> bytes:
    """Return the ways in which the characters of a folded text are read, one behind the other, and then this text."""
    folded = fold(printed)
    ways = () if folded.isascii() else map(" ".join, syllables_of(folded))
    return f"{_NEXT.join(ways)}{_BEFORE_FOLDED}{folded}".encode("utf-8", "surrogatepass")


def _columns(items: Sequence[Item], texts: _Texts) -> Iterator[tuple[str, list[Cell]]]:
    """Yield each field with its texts in each item, in the order in which a reader meets the fields."""
    headings = dict.fromkeys(heading for item in items for heading in item.extra)
    for key in FIELDS:
        # most items lack most fields
        values = map(attrgetter(key), items)
        yield key, [_cell_of(value, texts) if value or value == 0 else 0 for value in values]
    for key in (PATH, *(f"{IN_EXTRA}{heading}" for heading in headings)):
        yield key, [_cell(elements_of(item, key), texts) for item in items]
    yield (
        _OTHERS,
        [_cell([text for value in item.others.values() for text in as_texts(value)], texts) for item in items],
    )


def _cell_of(value: Value, texts: _Texts) -> Cell:
    # most values are one text
    if isinstance(value, str):
        return 0 if value.isspace() else texts.number(value)
    return _cell(as_texts(value), texts)


def _cell(printed: Iterable[str], texts: _Texts) -> Cell:
    # a text that folds to nothing is there all the same, and `has:` finds it
    numbers = [texts.number(text) for text in printed if text and not text.isspace()]
    return numbers[0] if len(numbers) == 1 else numbers or 0


def _amounts(items: Iterable[Item], texts: _Texts) -> Iterator[list[int | str]]:
    """Yield the number of each time limit with the lengths of time that it names."""
    for printed in dict.fromkeys(item.time_limit for item in items if item.time_limit):
        if found := [f"{number}{unit}" for number, unit in amounts_in(printed)]:
            yield [texts.number(printed), *found]


def _readings(texts: _Texts) -> tuple[list[tuple[str, str]], list[list[int]]]:
    """Return the ways of reading, and the texts in which a character is read otherwise than usually."""
    counts: Counter[tuple[str, str]] = Counter()
    for number, read in texts.ways.items():
        counts.update(zip(texts.all[number], read, strict=True))
    usual = {sign: way for (sign, way), _count in reversed(counts.most_common())}
    signs: dict[str, list[str]] = {}
    for sign, way in usual.items():
        signs.setdefault(way, []).append(sign)
    places = {way: place for place, way in enumerate(dict.fromkeys((*signs, *(each for _sign, each in counts))))}
    unusual = []
    for number, read in texts.ways.items():
        expected = [usual[sign] for sign in texts.all[number]]
        # hardly any text is read otherwise, and lists are compared quickly
        if read != expected:
            odd = ((at, way) for at, (way, other) in enumerate(zip(read, expected, strict=True)) if way != other)
            unusual.append([number, *(each for at, way in odd for each in (at, places[way]))])
    signs[""] = []
    return [(way, "".join(signs.get(way, ()))) for way in places], unusual
