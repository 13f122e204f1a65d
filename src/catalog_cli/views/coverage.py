"""Which topics of the duty to disclose a catalogue covers, by which words of which items, and the table of them."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from msgspec import Struct

from catalog_cli.facts.bodies import ORGANS, BodyKind, PublicBody, body_of_catalogue
from catalog_cli.facts.duties import Duty, InstitutionRules, duties, institution_rules
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.characters import within_marks
from catalog_cli.parsing.listing import excludes, lists, stands_outside

INSTITUTIONS = "第五十五条"
_FIELDS = {
    "教育": ("大学", "学院", "学校", "中学", "小学", "幼儿园"),
    "市政公用": ("供水", "自来水", "供气", "燃气", "供热", "热力"),
    "卫生健康": ("医院", "卫生院", "疾控中心", "妇幼保健"),
    "供电": ("供电",),
    "公共交通": ("公交", "公共交通"),
}
"""The fields of 条例 第五十五条, with words in the names of institutions."""
_SEARCH_ORDER = ("name", "content", "category")


class Evidence(Struct, frozen=True):
    """An item that covers a topic, and the words by which it was recognised."""

    item: Item
    words: tuple[str, ...]


class Coverage(Struct, frozen=True):
    """A topic and the items that cover it, in the catalogue's order; `by_task`: only some departments have it."""

    duty: Duty
    items: tuple[Evidence, ...]
    by_task: bool = False

    @property
    def covered(self) -> bool | None:
        """Whether any item covers it; None where only a person can say."""
        return bool(self.items) or (None if self.by_task or not self.duty.match else False)


class CoverageReport(Struct, frozen=True):
    """The topics that bind a body, and, for an institution of 第五十五条, the lists of its ministry that count."""

    topics: tuple[Coverage, ...] = ()
    lists: tuple[InstitutionRules, ...] = ()


def coverage_of(catalogue: Catalogue) -> CoverageReport:
    """Say for each topic that binds the catalogue's body which items cover it, by which words.

    Each of a topic's words is looked for in the names; one that no name holds, in the content; one that is not there
    either, in the categories. An item that does not apply to the office (`not_applicable`) covers the topic as well.
    """
    body = _body(catalogue.settings)
    if body.kind is BodyKind.ENTERPRISE:
        return CoverageReport(lists=tuple(_lists_for(catalogue.settings)))
    asked = [duty for duty in duties() if duty.binds(body)]
    is_department = body.kind is BodyKind.DEPARTMENT
    texts = _ItemTexts(catalogue.items)
    return CoverageReport(tuple(Coverage(duty, _covering(duty, texts), duty.task and is_department) for duty in asked))


def coverage_table(report: CoverageReport, *, only_open: bool = False) -> Table:
    """Show each topic on a row, or with `only_open` each that no item covers; the title sums all of them up."""
    shown = [each for each in report.topics if each.covered is False or not only_open]
    parts = Parts(report.topics)
    return Table(
        columns=(
            Column("article", _("Article")),
            Column("topic", _("Topic")),
            Column("covered", _("Covered")),
            Column("part", _("Of the article")),
            Column("items", _("Covered by")),
        ),
        rows=[_row(each, parts) for each in shown] + [_list_row(each) for each in report.lists],
        records=[_record(each, parts) for each in shown] + [_list_record(each) for each in report.lists],
        title=_summary(report, parts),
    )


class Parts:
    """How many topics each article has, and how many of them are covered."""

    def __init__(self, topics: Sequence[Coverage]) -> None:
        """Count the topics that bind a body."""
        self.all = Counter(each.duty.article for each in topics)
        self.covered = Counter(each.duty.article for each in topics if each.covered)

    def words(self, article: str) -> str:
        """Say it of one article, or of those that begin with its name."""
        names = [name for name in self.all if name.startswith(article)]
        counts = {"n": sum(self.covered[name] for name in names), "all": sum(self.all[name] for name in names)}
        return _("{n} of {all}").format(**counts)


def _body(settings: Settings) -> PublicBody:
    """Return the catalogue's body: an organ of a township's level is a township; without a level, any is possible."""
    body = body_of_catalogue(settings)
    level = settings.jurisdiction.get("level")
    if level == "乡" and not body.kinds.isdisjoint(ORGANS):
        return PublicBody(frozenset({BodyKind.TOWNSHIP}), frozenset("乡"))
    return body if level or body.kind is BodyKind.TOWNSHIP else PublicBody(body.kinds)


def _lists_for(settings: Settings) -> Iterator[InstitutionRules]:
    names = "".join(settings.publishers)
    fields = {"", *(field for field, words in _FIELDS.items() if any(map(names.__contains__, words)))}
    return (each for each in institution_rules() if each.field in fields or len(fields) == 1)


class _ItemTexts:
    """The texts of items in which words are looked for, unspaced, and all of a field together: most hold no word."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._of = {key: [unspaced(str(getattr(item, key))) for item in items] for key in _SEARCH_ORDER}
        self._all = {key: "\n".join(texts) for key, texts in self._of.items()}

    def places(self, word: str, key: str) -> list[int]:
        """Return which items have a word in a field."""
        if word not in self._all[key]:
            return []
        return [place for place, text in enumerate(self._of[key]) if word in text]

    def text(self, place: int, key: str) -> str:
        """Return the text of an item."""
        return self._of[key][place]


def _covering(duty: Duty, texts: _ItemTexts) -> tuple[Evidence, ...]:
    asked = {place for key in _SEARCH_ORDER for word in duty.needs for place in texts.places(word, key)}
    found: dict[int, list[str]] = {}
    for word in duty.match:
        for place in _with_word(word, duty, texts, asked if duty.needs else None):
            found.setdefault(place, []).append(word)
    return tuple(Evidence(texts.items[place], tuple(found[place])) for place in sorted(found))


def _with_word(word: str, duty: Duty, texts: _ItemTexts, asked: Container[int] | None) -> list[int]:
    for key in _SEARCH_ORDER:
        if key in duty.fields:
            found = [
                place
                for place in texts.places(word, key)
                if (asked is None or place in asked)
                and _tells(texts.text(place, key), word, duty, listed=key == "content")
            ]
            if found:
                return found
    return []


def _tells(text: str, word: str, duty: Duty, *, listed: bool) -> bool:
    if excludes(text, word) or not stands_outside(text, word, duty.excluded):
        return False
    return lists(text, word) if listed else True


def _summary(report: CoverageReport, parts: Parts) -> str:
    if report.lists:
        return _("第二十条 does not bind this body; the list of its ministry counts (第五十五条)")
    if not report.topics:
        return _("第二十条 and 第二十一条 do not bind this kind of body")
    done = sum(each.covered is True for each in report.topics)
    summed = ngettext("{n} of {all} topic covered", "{n} of {all} topics covered", len(report.topics))
    articles = dict.fromkeys(each.duty.article.partition("第（")[0] for each in report.topics)
    by_article = [_("{article}: {part}").format(article=article, part=parts.words(article)) for article in articles]
    return "; ".join([summed.format(n=done, all=len(report.topics)), *by_article])


def _row(each: Coverage, parts: Parts) -> Row:
    article = each.duty.article
    return (
        Cell(article),
        Cell(each.duty.topic),
        _covered(each.covered),
        Cell(parts.words(article), data=f"{parts.covered[article]}/{parts.all[article]}"),
        Cell("、".join(map(_name, each.items)), data="、".join(map(_code, each.items))),
    )


def _covered(covered: bool | None) -> Cell:  # noqa: FBT001 - None leaves it to a person
    words = {True: _("yes"), False: _("no"), None: _("needs human judgment")}
    return Cell(words[covered], data={True: "true", False: "false", None: ""}[covered])


def _list_row(rules: InstitutionRules) -> Row:
    number = f"（{rules.number}）" if rules.number else ""
    title = f"《{within_marks(rules.title)}》{number}"
    return Cell(INSTITUTIONS), Cell(title), _covered(None), Cell(""), Cell("")


def _name(evidence: Evidence) -> str:
    item, word = evidence.item, evidence.words[0]
    words = _("{name} ({word}; does not apply here)") if item.not_applicable else _("{name} ({word})")
    return words.format(name=item.name, word=word)


def _code(evidence: Evidence) -> str:
    applies = () if not evidence.item.not_applicable else ("not_applicable",)
    return ":".join((evidence.item.id, evidence.words[0], *applies))


def _record(each: Coverage, parts: Parts) -> dict[str, object]:
    article = each.duty.article
    return {
        "article": article,
        "topic": each.duty.topic,
        "covered": each.covered,
        "part": {"covered": parts.covered[article], "topics": parts.all[article]},
        "items": [_item_record(evidence) for evidence in each.items],
    }


def _list_record(rules: InstitutionRules) -> dict[str, object]:
    return {"article": INSTITUTIONS, "topic": rules.title, "number": rules.number, "covered": None, "items": []}


def _item_record(evidence: Evidence) -> dict[str, object]:
    item = evidence.item
    why_not = {"not_applicable": item.not_applicable} if item.not_applicable else {}
    return {"id": item.id, "name": item.name, "words": list(evidence.words), **why_not}
