"""What imports of one document and of returned sheets share: similar rows, new findings, the closing lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.actions.import_destination import Destination
from catalog_cli.actions.plan_import import MatchedDocument
from catalog_cli.changes.matching import LikelyMatch
from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.check.new_findings import added_findings
from catalog_cli.cli.dialogue import agrees
from catalog_cli.cli.notices import tell_new_findings
from catalog_cli.model.run import Run
from catalog_cli.store.source import Folder

ASK, STRICT, LIKELY = "ask", "strict", "likely"
"""What becomes of a row that is only similar to an item."""


def accepted_guesses(matched: MatchedDocument, how: str) -> tuple[LikelyMatch, ...]:
    """Decide which rows that are only similar to an item are taken for it."""
    if how == STRICT:
        return ()
    return tuple(guess for guess in matched.matching.likely if how == LIKELY or agrees(matched.question(guess)))


@contextmanager
def telling_new_findings(place: Destination, run: Run, *, writing: bool) -> Iterator[None]:
    """Show, after something is written into a catalogue, the findings that it brought."""
    if not writing:
        yield
        return
    # what was there before is known from the cache; what is new is checked once, by all workers
    before = None if place.new else check_source(Folder(place.root), CheckRequest(run))
    yield
    after = check_source(Folder(place.root), CheckRequest(run))
    tell_new_findings(added_findings(before, after))


def last_words(count: int, *, dry_run: bool) -> str:
    """Say how many files were written, and what to do next."""
    if not count:
        return _("Already up to date; nothing to write.")
    if dry_run:
        return ngettext("{n} file would be written.", "{n} files would be written.", count).format(n=count)
    words = ngettext(
        "{n} file written; check it with: catalog validate",
        "{n} files written; check them with: catalog validate",
        count,
    )
    return words.format(n=count)
