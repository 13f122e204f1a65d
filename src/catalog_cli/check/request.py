"""What a user wants checked, how, and what is to come of it."""

from pathlib import Path

from msgspec import Struct

from catalog_cli.cli.report_form import Form
from catalog_cli.model.finding import Severity
from catalog_cli.model.run import Run
from catalog_cli.rules.choice import Choice
from catalog_cli.store.source import Source


class Task(Struct, frozen=True, kw_only=True):
    """The files of `source`, which belong to the workspace at `root`, as the user at `start` wants them checked.

    Only what is found in `places`, and is no less severe than `least`, is shown. `base` is the earlier revision to
    compare with, `baseline` the file of known findings, each as the user wrote it.
    """

    source: Source
    run: Run
    root: Path
    start: Path
    places: tuple[str, ...]
    least: Severity
    choice: Choice
    base: str | None
    baseline: Path | None
    form: Form
    fix: bool
    unsafe_fixes: bool
    show_diff: bool

    @property
    def mends(self) -> bool:
        """Whether anything is to be mended."""
        return self.fix or self.unsafe_fixes or self.show_diff

    @property
    def can_be_replayed(self) -> bool:
        """Whether its answer depends on nothing but the files, and does nothing but print."""
        return self.base is None and self.form.path is None and not self.mends
