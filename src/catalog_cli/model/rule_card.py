"""A rule's card: what a reader of a report has to know of a rule."""

from msgspec import Struct

from catalog_cli.model.finding import Severity


class RuleCard(Struct, frozen=True):
    """A rule by its stable name.

    `title` is its short Chinese title, `summary` its first sentence and `manual` all of its manual (Markdown), both
    in the reader's language. `severity` is how bad its findings are by default.
    """

    name: str
    title: str
    severity: Severity
    summary: str
    manual: str
