"""An item speaks of the catalogue's own government, not of another place's or level's.

Catalogues are copied from a template of the province. What is left of it promises a report of 湖南省人民政府办公厅 in
the catalogue of 津市市, or lists proposals of the provincial congress that this office never receives. A superior
government that approves or sets rules, a document in 《》, and the whole legal basis may name whom they will. The fix
puts the catalogue's own government, and is not safe: only the office knows what it publishes.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 10: information is disclosed by the organ that
made it; article 49: each government department reports to its own level.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.governments import jurisdiction_of, mentions, speaks_of_a_body
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import TextProblem

TITLE = "写本级政府"
SEVERITY = Severity.WARNING
_PLACE = SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县\n  within:\n    - 湖南省\n    - 常德市\n"
_REPORT = "time_limit: 每年1月31日前公布上一年度{office}政府信息公开工作报告\n"
VALID = (
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: ITEM + _REPORT.format(office="津市市人民政府办公室")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: ITEM.replace("每期政府公报", "经湖南省人民政府批准的征地方案")},
    {
        **RIGHT,
        SETTINGS_FILE: _PLACE,
        FILE: ITEM + "basis:\n  - 《湖南省人民政府办公厅关于做好政府公报工作的通知》第三条\n",
    },
)
INVALID = (
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: ITEM + _REPORT.format(office="湖南省人民政府办公厅")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: ITEM.replace("每期政府公报", "可以公开的省人大代表建议、省政协提案")},
)
FIXES = (
    (
        {**RIGHT, SETTINGS_FILE: _PLACE, FILE: ITEM + _REPORT.format(office="湖南省人民政府办公厅")},
        {**RIGHT, SETTINGS_FILE: _PLACE, FILE: ITEM + _REPORT.format(office="津市市人民政府办公室")},
    ),
)
FIX_IS_SAFE = False

KEYS = ("name", "category", "content", "time_limit", "responsible", "publisher")
"""The fields that say who does what; the others may point to another government's page or document."""


def check_text(text: str, settings: Settings) -> Iterator[TextProblem]:
    """Report each stretch that names another government as the one that acts."""
    place = jurisdiction_of(settings.jurisdiction) if speaks_of_a_body(text) else None
    if place is None:
        return
    for mention in mentions(text, place):
        yield TextProblem(
            start=mention.start,
            end=mention.end,
            message=message(
                "“{found}” belongs to another government than {place}",
                found=text[mention.start : mention.end],
                place=place.name,
            ),
            remedy=message("If you mean this catalogue's own, write “{own}”.", own=mention.own),
            replacement=mention.own,
            safe=False,
        )
