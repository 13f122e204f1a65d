"""A report with a finding of every sort, and one whose texts are hostile, for the formats that programs read."""

from catalog_cli.formats import Screen
from catalog_cli.formats.registry import writer
from catalog_cli.model.finding import (
    Edit,
    Finding,
    Fix,
    Place,
    Report,
    RuleCard,
    Severity,
    Suppression,
    SuppressionKind,
)
from catalog_cli.model.message import message

GAZETTE = "data/items/zhengfu-gongbao.yaml"
MEETING = "data/items/会议/quanti huiyi.yaml"
EDIT = Edit(path=GAZETTE, pointer=("content",), value="，", span=(2, 3))

ERROR = Finding(
    rule="law/article-exists",
    message=message("{law} has no article {number}", law="《政府信息公开条例》", number=99),
    remedy=message("Read the law again."),
    path=GAZETTE,
    place=Place(5, 7, 5, 12, "  - 《条例》第九十九条"),
    fingerprint="0123456789abcdef0123456789abcdef",
)
WARNING = Finding(
    rule="wording/half-width-punctuation",
    message=message("a half-width comma"),
    path=GAZETTE,
    place=Place(4, 12, 4, 13, "content: 每期,政府公报"),
    severity=Severity.WARNING,
    fix=Fix((EDIT,)),
    fingerprint="1123456789abcdef0123456789abcdef",
)
NOTE = Finding(
    rule="wording/says-more",
    message=message("it says no more than the name"),
    path=MEETING,
    place=Place(4, 1, 6, 3, "content: |-"),
    severity=Severity.INFO,
    fix=Fix((EDIT,), safe=False),
    fingerprint="2123456789abcdef0123456789abcdef",
)
PLACELESS = Finding(
    rule="schema/readable", message=message("it cannot be read"), path=MEETING, fingerprint="3123456789abcdef"
)
COMMENTED = Finding(
    rule="law/article-exists",
    message=message("no such article"),
    path=MEETING,
    place=Place(9, 3, 9, 8, "  - 《条例》"),
    suppression=Suppression(SuppressionKind.COMMENT, "县司法局已核实"),
    fingerprint="4123456789abcdef",
)
KNOWN = Finding(
    rule="deadline/within-statute",
    message=message("looser than the law"),
    path=MEETING,
    severity=Severity.WARNING,
    suppression=Suppression(SuppressionKind.BASELINE),
    fingerprint="5123456789abcdef",
)
CARD = RuleCard("law/article-exists", "条款存在", Severity.ERROR, "The article exists.", "The article exists.\n\nWhy.")
REPORT = Report((ERROR, WARNING, NOTE, PLACELESS), 23, suppressed=(COMMENTED, KNOWN), rules=(CARD,), fixed=2, settled=1)
CLEAN = Report((), 23)


def hostile_report(text: str) -> Report:
    """Return a report that has a text wherever a text of the catalogue can get into it."""
    place = Place(3, 1, 3, 2, text)
    said = message("{x} is wrong", x=text)
    suppression = Suppression(SuppressionKind.COMMENT, text)
    found = Finding(rule="schema/form", message=said, remedy=said, path=f"data/{text}.yaml", place=place)
    noted = Finding(rule="schema/form", message=said, path=f"data/{text}.yaml", suppression=suppression)
    return Report((found,), 1, suppressed=(noted,))


def written(name: str, report: Report) -> str:
    """Write a report in a format, as into a file."""
    return "".join(writer("findings", name)(report, Screen()))
