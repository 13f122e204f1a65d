"""Whether a cited law or document is in force, as far as that is known, and what took its place."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from catalog_cli.facts.citing import (
    first_day,
    is_repealed,
    is_to_be_repealed,
    law_cited,
    local_law_cited,
    may_be_local,
    successor,
    texts_on,
)
from catalog_cli.facts.documents import (
    NationalDocument,
    is_out_of_force,
    listed_document,
    national_documents,
    repealed_document,
)
from catalog_cli.facts.laws import Law, Laws, laws_in
from catalog_cli.model.catalogue import Facts, IssuedDocument, IssuedDocuments
from catalog_cli.model.phrase import Citation
from catalog_cli.model.run import Run

_ONE_DAY = timedelta(days=1)


class LegalStatus(StrEnum):
    """Whether something is in force on the day of a run."""

    IN_FORCE = "in_force"
    OUTDATED = "outdated"
    """It is in force, in a newer text than the one that is cited by its number or year."""
    REPEALED = "repealed"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


class LegalStanding(Struct, frozen=True):
    """What is known of a cited law or document: its title, whether it is in force, and which one took its place.

    `last` is its last day in force, where it no longer is.
    """

    title: str = ""
    status: LegalStatus = LegalStatus.UNKNOWN
    successor: str = ""
    last: date | None = None


def legal_standing(citation: Citation, documents: IssuedDocuments, facts: Facts, run: Run) -> LegalStanding:
    """Return what is known of a citation: by the office's own list, then by the facts about documents and laws."""
    listed = listed_document(citation, documents) if documents else None
    if listed:
        return _of_the_list(listed, documents, run)
    document = repealed_document(citation, facts, run) if citation.title else None
    if document:
        return _of_document(document, facts)
    laws = laws_in(facts)
    law = law_cited(citation, laws)
    if law:
        return _of_law(citation, law, laws, run)
    local = local_law_cited(citation)
    return _of_local_law(local, run) if local else LegalStanding()


def _of_the_list(listed: IssuedDocument, documents: IssuedDocuments, run: Run) -> LegalStanding:
    if not is_out_of_force(listed, run):
        return LegalStanding(listed.title, LegalStatus.IN_FORCE)
    titles = {each.number: each.title for each in documents.documents}
    last = listed.repealed_on - _ONE_DAY if listed.repealed_on else listed.until
    return LegalStanding(listed.title, LegalStatus.REPEALED, titles.get(listed.replaced_by, listed.replaced_by), last)


def _of_document(document: NationalDocument, facts: Facts) -> LegalStanding:
    replacement = document.replaced_by or ""
    titles = (each.title for each in national_documents(facts).values() if each.number == replacement)
    last = document.repealed_on - _ONE_DAY if document.repealed_on else None
    return LegalStanding(document.title, LegalStatus.REPEALED, next(titles, replacement) if replacement else "", last)


def _of_law(citation: Citation, law: Law, laws: Laws, run: Run) -> LegalStanding:
    if is_repealed(law, run):
        return LegalStanding() if may_be_local(citation, law) else _repealed(law, successor(law, laws, run) or "")
    start = first_day(law)
    if start and not run.has_come(start):
        return LegalStanding(law.title, LegalStatus.NOT_YET)
    is_in_force = texts_on(law, run) or is_to_be_repealed(law, run)
    return LegalStanding(law.title, LegalStatus.IN_FORCE if is_in_force else LegalStatus.UNKNOWN)


def _of_local_law(law: Law, run: Run) -> LegalStanding:
    """Return what is known of a local regulation, of which nobody here knows whether it is still in force."""
    return _repealed(law, law.repealed_by) if is_repealed(law, run) else LegalStanding(law.title)


def _repealed(law: Law, following: str) -> LegalStanding:
    last = law.repealed_on - _ONE_DAY if law.repealed_on else None
    return LegalStanding(law.title, LegalStatus.REPEALED, following, last)
