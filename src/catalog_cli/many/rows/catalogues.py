"""The row of `catalogues`: how much there is of everything."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from catalog_cli.due.due_days import DueKind
from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.model.finding import Severity
from catalog_cli.store.in_memory import SourceInMemory
from catalog_cli.store.last_changes import last_commit_day

_DIGITS = 32


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield the row of a catalogue."""
    counted = Counter(finding.severity for finding in workspace.findings)
    yield (
        len(workspace.catalogue.items),
        *(counted[severity] for severity in Severity),
        sum(day.kind is DueKind.RECORD and day.is_overdue(workspace.options.run.today) for day in workspace.due),
        last_commit_day(workspace.source) if workspace.revision else None,
        _fingerprint(workspace.files),
    )


def _fingerprint(files: SourceInMemory) -> str:
    """Return what changes whenever a file of the catalogue does, one is added, or one is taken away."""
    digest = sha256()
    for path, data in files.files.items():
        content = sha256(data).digest() if isinstance(data, bytes) else b""
        digest.update(b"%d %s %s" % (len(name := path.encode("utf-8", "surrogateescape")), name, content))
    return digest.hexdigest()[:_DIGITS]
