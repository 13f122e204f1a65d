"""Each rule that a comment names has a finding there.

A comment that suppresses nothing misleads whoever reads it, and would hide the next slip on that line unseen.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Comment, CommentEdit, Fix, Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "忽略注释确有所指"
SEVERITY = Severity.WARNING
VALID = ({**RIGHT, FILE: ITEM.replace("zhengfu", "zhengfu_") + "# catalog: ignore-file[schema/form] 沿用旧编号\n"},)
INVALID = ({**RIGHT, FILE: ITEM.replace("每期政府公报", "每期政府公报  # catalog: ignore[wording] 原文如此")},)
FIXES = (
    (INVALID[0], RIGHT),
    (
        {**RIGHT, FILE: ITEM.replace("zhengfu", "zhengfu_") + "# catalog: ignore-file[law, schema/form] 沿用旧编号\n"},
        {**RIGHT, FILE: ITEM.replace("zhengfu", "zhengfu_") + "# catalog: ignore-file[schema/form] 沿用旧编号\n"},
    ),
)


def check_comment(comment: Comment, unused: tuple[str, ...]) -> Iterator[Problem]:
    """Report each name in a comment under which nothing was found where it speaks of."""
    for name in unused:
        yield Problem(
            path=comment.path,
            message=message("unused comment: there is no finding of “{rule}” here", rule=name),
            remedy=message("Delete it, or the name in it."),
            fix=Fix((), comments=(_without(comment, name),)),
        )


def _without(comment: Comment, name: str) -> CommentEdit:
    return CommentEdit(path=comment.path, line=comment.place.line, column=comment.place.column, names=(name,))
