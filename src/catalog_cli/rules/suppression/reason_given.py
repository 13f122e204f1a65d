"""A comment that suppresses a finding says why.

Whoever meets it next year has to know who confirmed the exception, or it will never be looked at again.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Comment, Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "忽略注释写明理由"
SEVERITY = Severity.WARNING
VALID = ({**RIGHT, FILE: ITEM.replace("zhengfu", "zhengfu_") + "# catalog: ignore-file[schema/form] 沿用旧编号\n"},)
INVALID = ({**RIGHT, FILE: ITEM.replace("zhengfu", "zhengfu_") + "# catalog: ignore-file[schema/form]\n"},)


def check_comment(comment: Comment, unused: tuple[str, ...]) -> Iterator[Problem]:
    """Report a comment without a reason."""
    if not comment.reason:
        yield Problem(
            path=comment.path,
            message=message("this comment does not say why the finding is suppressed"),
            remedy=message("Write the reason after the bracket: # catalog: ignore[law/article-exists] confirmed by …"),
        )
