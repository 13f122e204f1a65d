"""Findings that are too many to be held are reported like any others, in every format."""

from unittest.mock import patch

import pytest

from catalog_cli.check.checker import Judge, Verdict
from catalog_cli.check.report import drawing, report_on
from catalog_cli.cli.report_form import Form
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.formats.screen import Screen
from catalog_cli.model.again import Again
from catalog_cli.model.finding import Finding
from catalog_cli.model.report import Report
from catalog_cli.store.source import Folder, OverlaySource
from conftest import ROOT, RUN

ITEM = "data/items/zhengfu-gongbao.yaml"
NOTED = """id: zhengfu-gongbao
category: 政策文件
name: 政府公报
content: 每期政府公报,全文  # catalog: ignore[wording/full-width-punctuation] 原文如此
""".encode()


def reported(verdict: Verdict) -> Report:
    return report_on(verdict, shown, 20, ROOT)


def shown(finding: Finding) -> bool:
    return finding.rule != "link/given"


@pytest.fixture(scope="module")
def both() -> tuple[Report, Report]:
    """Give the report of a catalogue whose findings are held, and of the same one where they are not."""
    source = OverlaySource(Folder(ROOT), {ITEM: NOTED})
    held = Judge(RUN).verdict(source)
    with patch("catalog_cli.check.result.HELD_AT_MOST", -1):
        made_again = Judge(RUN).verdict(source)
    assert isinstance(made_again.findings, Again)
    return reported(held), reported(made_again)


@pytest.mark.parametrize("name", format_names("findings"))
def test_every_format_says_the_same(both: tuple[Report, Report], name: str) -> None:
    held, made_again = ("".join(writer("findings", name)(report, Screen())) for report in both)
    assert made_again == held
    assert held


def test_they_are_counted_whether_or_not_they_have_gone_by(both: tuple[Report, Report]) -> None:
    held, made_again = both
    for _time in range(2):
        assert made_again.counts() == held.counts()
        assert len(made_again.findings) == len(held.findings)
        assert len(made_again.suppressed) == len(held.suppressed)
        assert list(made_again.findings) == list(held.findings)
    assert held.suppressed
    assert next(iter(held.findings)) in made_again.findings
    assert next(iter(held.suppressed)) not in made_again.findings


@pytest.mark.parametrize("read_first", [True, False], ids=["once written", "before they are written"])
def test_they_are_counted_when_their_files_are_written_one_by_one(
    both: tuple[Report, Report], *, read_first: bool
) -> None:
    held, _made_again = both
    form = Form(name="concise", path=None, statistics=False)
    report = reported(Judge(RUN, drawing=drawing(form, shown, ())).verdict(OverlaySource(Folder(ROOT), {ITEM: NOTED})))
    if read_first:
        assert "".join(writer("findings", "concise")(report, Screen())).count("\n") == len(held.findings)
    assert report.counts() == held.counts()
    assert report.fixable(safe=True) == held.fixable(safe=True)
    assert len(report.suppressed) == len(held.suppressed)
