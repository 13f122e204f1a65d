"""A report is summed up in the counts, and in a line for each further thing that there is to say."""

import pytest

from catalog_cli.model.finding import Edit, Finding, Fix, Report
from catalog_cli.model.message import message
from catalog_cli.views.report import sentences, summary_lines

EDIT = Edit(path="data/items/a.yaml", pointer=("name",), value="政府公报")
PLAIN = Finding(rule="schema/form", message=message("wrong"), path="data/items/a.yaml")
SAFE = Finding(rule="schema/form", message=message("wrong"), path="data/items/a.yaml", fix=Fix((EDIT,)))
UNSAFE = Finding(rule="schema/form", message=message("wrong"), path="data/items/a.yaml", fix=Fix((EDIT,), safe=False))


@pytest.mark.parametrize(
    ("report", "lines"),
    [
        pytest.param(Report((), 23), ["23 files checked: nothing wrong."], id="nothing"),
        pytest.param(Report((PLAIN,), 1), ["1 file checked: 1 error."], id="nothing to add"),
        pytest.param(
            Report((SAFE, SAFE, PLAIN), 1),
            ["1 file checked: 3 errors.", "2 fixable with --fix."],
            id="safe fixes",
        ),
        pytest.param(
            Report((UNSAFE,), 1),
            ["1 file checked: 1 error.", "1 fixable with --unsafe-fixes."],
            id="unsafe fixes",
        ),
        pytest.param(
            Report((SAFE, UNSAFE, UNSAFE), 1),
            ["1 file checked: 3 errors.", "1 fixable with --fix (2 more with --unsafe-fixes)."],
            id="both kinds of fixes",
        ),
        pytest.param(
            Report((), 2, suppressed=(PLAIN,)),
            [
                "2 files checked: nothing wrong.",
                "1 suppressed by comments or the baseline (see them with --show-suppressed).",
            ],
            id="suppressed",
        ),
        pytest.param(Report((), 2, fixed=3), ["2 files checked: nothing wrong.", "3 fixed."], id="fixed"),
        pytest.param(
            Report((), 2, settled=1),
            [
                "2 files checked: nothing wrong.",
                "1 finding of the baseline is gone: rewrite it with --write-baseline.",
            ],
            id="one settled",
        ),
        pytest.param(
            Report((PLAIN,), 2, settled=2),
            [
                "2 files checked: 1 error.",
                "2 findings of the baseline are gone: rewrite it with --write-baseline.",
            ],
            id="two settled",
        ),
    ],
)
def test_the_summary_says_what_there_is_to_say(report: Report, lines: list[str]) -> None:
    assert list(summary_lines(report)) == lines


def test_a_finding_reads_as_sentences() -> None:
    advised = Finding(rule="schema/form", message=message("wrong"), remedy=message("Mend it."), path="a.yaml")
    assert sentences(PLAIN) == "wrong."
    assert sentences(advised) == "wrong. Mend it."
