"""Issued documents (文件) that are no law: national ones from the data, and the office's own from its list."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import msgspec
from msgspec import Struct

from catalog_cli.facts import data_lines
from catalog_cli.model.catalogue import Facts, IssuedDocument, IssuedDocuments
from catalog_cli.model.phrase import Citation, TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.issued_documents import (
    DocumentNumber,
    document_number,
    folded_title,
    is_reissued,
    may_be_same,
    title_names,
)
from catalog_cli.parsing.lazy_regex import lazy_regex

_ON_OTHERS = lazy_regex("修改|废止|失效|取消|下放|调整|等.{0,4}[件部项]")
"""A document about others, whose number may stand behind the title of one of those."""

_LOCAL = lazy_regex("[\u4e00-\u9fff]{1,12}?[省市县区州旗盟](?:人民)?政府")
"""What the title of a local government's own document begins with."""
_PASSED_ON = lazy_regex("转发|印发|贯彻|落实|实施")


class NationalDocument(Struct, frozen=True):
    """A record of the data: what is null is not known; `proof` says where it was seen."""

    title: str
    number: str | None = None
    short: tuple[str, ...] = ()
    issuer: str | None = None
    status: str | None = None
    period: tuple[str, str] | None = None
    repealed_on: date | None = None
    repealed_by: str | None = None
    replaced_by: str | None = None
    checked_until: date | None = None
    proof: str = ""


class KnownDocument(Struct, frozen=True):
    """A document with its number: `names` are its titles in comparable form.

    `is_certain` is false of a number that was only seen printed in catalogues. `entry` is the document in the office's
    own list; None for a national one.
    """

    number: DocumentNumber
    title: str
    names: frozenset[str]
    is_certain: bool = True
    entry: IssuedDocument | None = None


class DocumentIndex:
    """Known documents, by number and by title."""

    def __init__(self, documents: Iterable[KnownDocument]) -> None:
        """Index the documents."""
        self.by_number: dict[DocumentNumber, list[KnownDocument]] = {}
        self.by_name: dict[str, list[KnownDocument]] = {}
        for document in documents:
            self.by_number.setdefault(document.number, []).append(document)
            for name in document.names:
                self.by_name.setdefault(name, []).append(document)

    def titled(self, title: str) -> list[KnownDocument]:
        """Find the documents that have a title, in full, without the issuer, or without 关于印发…的通知."""
        found = {id(each): each for name in sorted(title_names(title)) for each in self.by_name.get(name, ())}
        return list(found.values())


class Mismatch(Struct, frozen=True):
    """A number and a title that do not belong together: the `document` has the one or, with `by_number`, the other."""

    document: KnownDocument
    cited: DocumentNumber
    by_number: bool


def number_mismatch(citation: Citation, index: DocumentIndex) -> Mismatch | None:
    """Find out whether the numbers of a citation are those of other documents than its title's.

    Returns:
        What does not belong together; None where all does, or where nothing is known of it.
    """
    numbers = numbers_cited(citation)
    if not citation.title or not numbers:
        return None
    titled = [each for each in index.titled(citation.title) if not _is_of_local_office(each, citation)]
    if any(each.number in numbers for each in titled):
        return None
    for number in numbers:
        for document in titled:
            if _must_have_its_number(document, number, citation):
                return Mismatch(document, number, by_number=False)
        numbered = index.by_number.get(number, ())
        if numbered and not any(_may_be_meant(document, citation) for document in numbered):
            return Mismatch(numbered[0], number, by_number=True)
    return None


def numbers_cited(citation: Citation) -> list[DocumentNumber]:
    """Return the numbers with a year that a citation gives."""
    tokens = (token for token in citation.tokens if token.kind is TokenKind.REFERENCE)
    return [number for token in tokens if (number := document_number(token.text))]


def listed_document(citation: Citation, documents: IssuedDocuments) -> IssuedDocument | None:
    """Find the document of the office's own list that a citation means: by its number, or by its title without one.

    Of several with one title, the one in force is meant.
    """
    index = index_of(documents)
    numbers = numbers_cited(citation)
    if numbers:
        found = [each for number in numbers for each in index.by_number.get(number, ())]
        found = [each for each in found if not citation.title or _may_be_titled(each, citation.title)]
    elif citation.reference or not citation.title:
        return None
    else:
        found = _with_whole_title(index, citation)
    entries = [each.entry for each in found if each.entry]
    return min(entries, key=lambda entry: entry.is_out_of_force, default=None)


def is_out_of_force(document: IssuedDocument, run: Run) -> bool:
    """Say whether a document of the office's own list is out of force on the day of a run."""
    if document.repealed_on:
        return run.has_come(document.repealed_on)
    return document.is_out_of_force or bool(document.until and run.has_passed(document.until))


@lru_cache(maxsize=4)
def national_documents(facts: Facts) -> Mapping[str, NationalDocument]:
    """Return the national documents of the data, and before them those of the workspace's own files, by title."""
    documents = [
        msgspec.json.decode(line, type=NationalDocument)
        for line in [*data_lines("documents.jsonl"), *facts.document_lines]
    ]
    return {document.title: document for document in documents}


@lru_cache(maxsize=4)
def national_index(facts: Facts) -> DocumentIndex:
    """Return the index of the national documents that have a number with a year."""
    return DocumentIndex(
        KnownDocument(
            number,
            each.title,
            title_names(each.title).union(*map(title_names, each.short)),
            is_certain=each.proof != "catalogue",
        )
        for each in national_documents(facts).values()
        if (number := document_number(each.number or ""))
    )


def repealed_document(citation: Citation, facts: Facts, run: Run) -> NationalDocument | None:
    """Find the national document that a citation means, by its number or its whole title, if it is out of force."""
    for document in _repealed(facts):
        if not document.repealed_on or not run.has_come(document.repealed_on):
            continue
        numbers = numbers_cited(citation)
        if numbers:
            known = national_index(facts).by_number.get(document_number(document.number or "") or numbers[0], ())
            if any(each.number in numbers and _may_be_meant(each, citation) for each in known):
                return document
        elif folded_title(document.title) in _whole_titles(citation):
            return document
    return None


@lru_cache(maxsize=4)
def _repealed(facts: Facts) -> tuple[NationalDocument, ...]:
    return tuple(document for document in national_documents(facts).values() if document.repealed_on)


def period_end_of(citation: Citation, facts: Facts) -> date | None:
    """Return the last day of the period of a national document that a citation names by its number."""
    numbers = numbers_cited(citation)
    if not numbers:
        return None
    numbered = (each for number in numbers for each in national_index(facts).by_number.get(number, ()))
    periods = (
        national_documents(facts)[each.title].period for each in numbered if _may_be_titled(each, citation.title)
    )
    return next((date.fromisoformat(period[1]) for period in periods if period), None)


@lru_cache(maxsize=8)
def index_of(documents: IssuedDocuments) -> DocumentIndex:
    """Return the index of the office's own list; documents without a number of the usual form stand under year 0."""
    return DocumentIndex(
        KnownDocument(
            document_number(each.number) or DocumentNumber(each.number, 0, 0),
            each.title,
            title_names(each.title),
            entry=each,
        )
        for each in documents.documents
    )


def _must_have_its_number(document: KnownDocument, number: DocumentNumber, citation: Citation) -> bool:
    """Return whether a document with this title cannot have the cited number.

    Rules are issued again under the same title, and a title without its issuer may be another office's: then only a
    number that differs in the year alone, or in nothing but the number behind it, is a slip of the pen.
    """
    own = document.number
    same_code = number.code == own.code
    if not own.year:
        return False
    if is_reissued(document.title):
        return same_code and (number.year == own.year) != (number.serial == own.serial)
    cited = {folded_title(citation.title), folded_title(citation.issuer + citation.title)}
    whole = folded_title(document.title)
    return same_code or (whole in cited and not whole.startswith("关于"))


def _is_of_local_office(document: KnownDocument, citation: Citation) -> bool:
    """Return whether a citation names a local issuer, and so cannot mean a national document.

    A title that passes the document on names its number beside its own.
    """
    title = folded_title(citation.title)
    return document.entry is None and bool(_LOCAL.match(title)) and not _PASSED_ON.search(title)


def _may_be_meant(document: KnownDocument, citation: Citation) -> bool:
    return not _is_of_local_office(document, citation) and _may_be_titled(document, citation.title)


def _may_be_titled(document: KnownDocument, title: str) -> bool:
    """Return whether a printed title can be meant for the document's, shortened or misspelt as it may be."""
    if _ON_OTHERS.search(document.title):
        return True
    return may_be_same(title_names(title), document.names)


def _with_whole_title(index: DocumentIndex, citation: Citation) -> list[KnownDocument]:
    cited = _whole_titles(citation)
    return [each for each in index.titled(citation.title) if folded_title(each.title) in cited]


def _whole_titles(citation: Citation) -> frozenset[str]:
    return frozenset({folded_title(citation.title), folded_title(citation.issuer + citation.title)})
