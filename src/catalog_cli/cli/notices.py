"""Notes on standard error that several commands end with; each gives 1 as the exit status when there is one."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from shlex import quote

from catalog_cli.cli.output import screen, tell
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.text import visible

_SHOWN = 5
_FINDINGS_SHOWN = 10


def tell_unread(reading: LoadedCatalogue, at: str | None = None, others: Sequence[str] = ()) -> int:
    """Name the files that hold no item that could be served, and `others` with them; give the exit status.

    `at` is the user's word for the past that was read, where nothing can be fixed any more.
    """
    unread = {entry.path for entry in reading.entries if entry.item is None}
    return tell_unread_files(sorted({*unread, *others, *(finding.path for finding in reading.findings)}), at)


def tell_unread_files(paths: Sequence[str], at: str | None = None, options: Sequence[str] = ()) -> int:
    """Name files that hold no item that could be served; give the exit status.

    `options` are those by which `validate` finds their workspaces.
    """
    if not paths:
        return 0
    count = ngettext("{n} file could not be read:", "{n} files could not be read:", len(paths)).format(n=len(paths))
    command = "".join(f" {visible(quote(word))}" for word in options)
    hint = [] if at else [_("See what is wrong with: catalog validate") + f"{command}\n"]
    tell([f"{count}\n", *shortened(paths), *hint])
    return 1


def shortened(texts: Sequence[str]) -> list[str]:
    """Indent the first few texts, one on each line."""
    return [f"  {visible(text)}\n" for text in texts[:_SHOWN]] + ["  …\n"] * (len(texts) > _SHOWN)


def tell_cut_off(commit: str, day: str) -> None:
    """Say where a shallow clone cuts history off."""
    words = _("history is cut off at {commit}, {date}; get all of it with: git fetch --unshallow")
    tell([words.format(commit=commit, date=day) + "\n"])


def tell_new_findings(findings: Sequence[Finding]) -> None:
    """Show what a change brought that does not stop it, the worst first."""
    if not findings:
        return
    count = ngettext("{n} new finding:", "{n} new findings:", len(findings))
    tell([count.format(n=len(findings)) + "\n"])
    tell_worst(findings)


def tell_worst(findings: Sequence[Finding]) -> None:
    """Show the worst findings, and how many more there are."""
    # deferred: most changes bring nothing
    from catalog_cli.formats.findings.text import finding_texts

    worst_first = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
    tell(finding_texts(worst_first[:_FINDINGS_SHOWN], screen()))
    if (more := len(findings) - _FINDINGS_SHOWN) > 0:
        tell([_("… and {n} more; see all with: catalog validate").format(n=more) + "\n"])
