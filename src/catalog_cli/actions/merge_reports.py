"""Put the reports on several workspaces together, as one that every format can write."""

import posixpath
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.check.result import RuleCards
from catalog_cli.model.finding import Finding, Report, TextReplacement
from catalog_cli.model.workspace_label import WorkspaceLabel


class LabelledReport(Struct, frozen=True):
    """The report on one of several workspaces."""

    label: WorkspaceLabel
    report: Report


def merge_reports(parts: Sequence[LabelledReport], start: Path) -> Report:
    """Return one report, whose paths are from the folder `start`; findings stay in the order of the workspaces.

    A fingerprint is made to be of one workspace: the same item may be wrong in the same way in several.
    """
    findings = [_moved(each, part.label) for part in parts for each in part.report.findings]
    suppressed = [_moved(each, part.label) for part in parts for each in part.report.suppressed]
    origins = _origins(parts)
    names = {each.rule for each in (*findings, *suppressed)}
    return Report(
        findings,
        sum(part.report.files for part in parts),
        suppressed=suppressed,
        with_suppressed=any(part.report.with_suppressed for part in parts),
        earlier=sum(part.report.earlier for part in parts),
        fixed=sum(part.report.fixed for part in parts),
        settled=sum(part.report.settled for part in parts),
        rules=RuleCards(lambda: names),
        find_folder=lambda: _folder(start, parts),
        find_replacements=lambda finding: _replacements(finding, origins[finding.path]),
        heading_of=lambda finding: origins[finding.path].label.heading,
        workspace_of=lambda finding: origins[finding.path].label.record(),
        strict_paths={path for path, part in origins.items() if part.report.strict},
    )


def _origins(parts: Sequence[LabelledReport]) -> Mapping[str, LabelledReport]:
    return {
        part.label.prefixed(each.path): part
        for part in parts
        for each in (*part.report.findings, *part.report.suppressed)
    }


def _moved(finding: Finding, label: WorkspaceLabel) -> Finding:
    own = f"{label.path}\0{finding.fingerprint}".encode("utf-8", "surrogatepass")
    fingerprint = sha256(own).hexdigest()[:32] if finding.fingerprint else ""
    return replace(finding, path=label.prefixed(finding.path), fingerprint=fingerprint)


def _replacements(finding: Finding, origin: LabelledReport) -> tuple[TextReplacement, ...]:
    """Return what a fix changes: the finding is asked for in its own workspace, and its files are moved."""
    path = finding.path if origin.label.path == "." else finding.path.removeprefix(f"{origin.label.path}/")
    found = origin.report.find_replacements(replace(finding, path=path))
    return tuple(replace(each, path=origin.label.prefixed(each.path)) for each in found)


def _folder(start: Path, parts: Sequence[LabelledReport]) -> str:
    """Return the folder `start` within its repository; empty where a workspace lies outside of it."""
    if any(posixpath.isabs(part.label.path) or part.label.path.startswith("../") for part in parts):
        return ""
    # deferred: git has to be asked, and few formats need to know
    from catalog_cli.store.git import folder_in_repository

    return folder_in_repository(start)
