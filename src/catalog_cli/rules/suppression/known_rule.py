"""A comment names rules or families that exist, in square brackets.

A misspelt name suppresses nothing, and a comment without names would suppress what nobody has looked at.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Comment, Severity
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.choice import current_name
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.registry import known_names
from catalog_cli.rules.rule import Problem

TITLE = "忽略注释中的规则名正确"
SEVERITY = Severity.WARNING
VALID = ({**RIGHT, FILE: ITEM.replace("zhengfu", "zhengfu_") + "# catalog: ignore-file[schema/form] 沿用旧编号\n"},)
INVALID = (
    {**RIGHT, FILE: ITEM + "# catalog: ignore-file[schema/from] 沿用旧编号\n"},
    {**RIGHT, FILE: ITEM + "# catalog: ignore-file 沿用旧编号\n"},
)


def check_comment(comment: Comment, unused: tuple[str, ...]) -> Iterator[Problem]:
    """Report each name that is no rule's, with the nearest, and a comment without names."""
    if not comment.names:
        yield Problem(
            path=comment.path,
            message=message("this comment names no rule, so it suppresses nothing"),
            remedy=message("Name the rule in square brackets: # catalog: ignore[law/article-exists] confirmed by …"),
        )
    known = known_names()
    for name in comment.names:
        if current_name(name) not in known:
            near = nearest_name(name, known)
            yield Problem(
                path=comment.path,
                message=message("unknown rule “{name}”", name=name),
                remedy=message("Did you mean “{word}”?", word=near)
                if near
                else message("List all rules with: catalog explain"),
            )
