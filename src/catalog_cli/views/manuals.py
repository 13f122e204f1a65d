"""Rules for people: a table of them, and the words around a manual."""

import re
from collections.abc import Sequence
from gettext import gettext as _

from msgspec.structs import asdict

from catalog_cli.model.manual import USUAL_FILE, Extract, Manual, Sample
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.model.text import visible
from catalog_cli.views.report import severity_word

_UNSEEN = re.compile("[\u00a0\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]")


def rules_table(manuals: Sequence[Manual]) -> Table:
    """Show each rule on a row."""
    return Table(
        columns=(
            Column("rule", _("Rule")),
            Column("title", _("Title")),
            Column("severity", _("Severity")),
            Column("fix", _("Fix")),
            Column("pedantic", _("Pedantic")),
        ),
        rows=[_row(manual) for manual in manuals],
        records=[rule_record(manual) for manual in manuals],
    )


def rule_record(manual: Manual) -> dict[str, object]:
    """Return a row of the table, and the rule's first sentence, as plain data."""
    return {
        "rule": manual.name,
        "title": manual.title,
        "severity": str(manual.severity),
        "fix": manual.fix,
        "pedantic": manual.pedantic,
        "summary": manual.summary,
    }


def manual_record(manual: Manual) -> dict[str, object]:
    """Return all of a manual as plain data."""
    return rule_record(manual) | {
        "body": manual.body,
        "as_of": manual.as_of and manual.as_of.isoformat(),
        "wrong": [[asdict(extract) for extract in sample] for sample in manual.wrong],
        "right": [[asdict(extract) for extract in sample] for sample in manual.right],
        "repairs": [asdict(repair) for repair in manual.repairs],
    }


def facts(manual: Manual) -> list[str]:
    """List how bad a finding is, whether it can be fixed, when the rule is quiet, and its examples' day."""
    fixes = {"safe": _("fixed by --fix"), "unsafe": _("fixed by --unsafe-fixes")}
    found = [severity_word(manual.severity)]
    found += [fixes[manual.fix]] if manual.fix else []
    found += [_("only with --pedantic")] if manual.pedantic else []
    return found + ([_("examples as of {day}").format(day=manual.as_of)] if manual.as_of else [])


def fix_heading(manual: Manual) -> str:
    """Return the heading above what a fix changes."""
    return _("Safe fix") if manual.fix == "safe" else _("Unsafe fix")


def caption(extract: Extract, sample: Sample) -> bool:
    """Return whether the path of an extract matters: when it is not that of the usual item, or there are several."""
    return bool(extract.path) and (len(sample) > 1 or extract.path != USUAL_FILE)


def legible(text: str) -> str:
    """Make invisible characters visible: a zero-width space is `⟨U+200B⟩`."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", visible(text))


def _row(manual: Manual) -> Row:
    fixes = {"safe": _("safe"), "unsafe": _("unsafe"), None: ""}
    return (
        Cell(manual.name),
        Cell(manual.title),
        Cell(severity_word(manual.severity), data=str(manual.severity)),
        Cell(fixes[manual.fix], data=manual.fix or ""),
        Cell(_("yes") if manual.pedantic else "", data="true" if manual.pedantic else "false"),
    )
