"""A report in words: what a severity is called, and the line that sums it up."""

from gettext import gettext as _
from gettext import ngettext

from catalog_cli.model.finding import Severity
from catalog_cli.model.report import Report


def severity_word(severity: Severity) -> str:
    """Give the reader's word for a severity."""
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("info")}[severity]


def summary(report: Report) -> str:
    """Sum a report up in one line."""
    files = ngettext("{n} file checked", "{n} files checked", report.files).format(n=report.files)
    if not report.findings:
        return _("{files}: nothing wrong.").format(files=files)
    counts = report.counts()
    words = [
        (counts[Severity.ERROR], ngettext("{n} error", "{n} errors", counts[Severity.ERROR])),
        (counts[Severity.WARNING], ngettext("{n} warning", "{n} warnings", counts[Severity.WARNING])),
        (counts[Severity.INFO], ngettext("{n} note", "{n} notes", counts[Severity.INFO])),
    ]
    listed = _(", ").join(word.format(n=count) for count, word in words if count)
    return _("{files}: {listed}.").format(files=files, listed=listed)
