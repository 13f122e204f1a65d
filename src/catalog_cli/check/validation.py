"""Check the files of a source, mend what can be mended, and report what is left."""

from pathlib import Path

from msgspec.structs import replace

from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.check.baseline_file import baseline_path, known_in, note_in_baseline
from catalog_cli.check.checker import Judge, nothing_known
from catalog_cli.check.output_cache import Replay
from catalog_cli.check.report import drawing, give, report_on
from catalog_cli.check.request import Task
from catalog_cli.cli.paths import is_within
from catalog_cli.cli.rule_options import at_least
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Finding
from catalog_cli.store.git import resolve
from catalog_cli.store.reading import read


def validate(task: Task, memory: WorkspaceCache | None, replay: Replay) -> int:
    """Check, mend and report; give the exit status. What is printed is kept for the next time.

    Raises:
        CatalogError: something cannot be read or written.
    """

    def shown(finding: Finding) -> bool:
        return is_within(finding.path, task.places) and at_least(finding, task.least)

    files = sum(is_within(path, task.places) for path in (memory or task.source).paths())
    if task.mends:
        # what edits files is much to load, and most only want to know
        from catalog_cli.actions.fix import can_be_mended, mend, show_mended, write_mended

        def wanted(finding: Finding) -> bool:
            return shown(finding) and can_be_mended(finding, unsafe=task.unsafe_fixes)

        mended = mend(task.source, _judge(task), wanted, memory)
        if task.show_diff:
            return show_mended(mended)
        write_mended(mended, task.source)
        verdict, fixed = mended.verdict, mended.count
    else:
        # what is written of a few files is not worth keeping in the place of what is written of all
        kept = None if task.places else drawing(task.form, shown, task.least)
        verdict, fixed = replace(_judge(task), drawing=kept).verdict(task.source, memory), 0
    report = report_on(verdict, shown, files, task.root, fixed=fixed)
    give(report, task.form, replay.recorded)
    status = 1 if report.failed else 0
    baseline = _baseline(task, verdict.settings)
    replay.keep(status, [baseline] if baseline else [])
    return status


def note_all(task: Task, path: Path) -> None:
    """Note all that is found in a new baseline at `path`.

    Raises:
        CatalogError: something cannot be read or written.
    """
    note_in_baseline(path, replace(_judge(task), known=nothing_known).verdict(task.source))


def _judge(task: Task) -> Judge:
    base = read(resolve(task.root, task.base)) if task.base is not None else None
    return Judge(task.run, task.choice, base, lambda settings: known_in(_baseline(task, settings)))


def _baseline(task: Task, settings: Settings) -> Path | None:
    return baseline_path(task.baseline, task.start, settings, task.root)
