"""What a clerk's search means: words, fields, `OR`, `NOT`, brackets, and conditions on what a text says.

The grammar, the tightest binding last; white space separates, inside an argument of the command line too:

    query     = group { OR group }              OR is also 或 and |
    group     = part { [AND] part }             AND is also 且
    part      = (NOT | "-") part | "(" query ")" | field ":" "(" query ")" | bound | word
    bound     = field ":" word | field ("=" | "!=") word | measured ("<" | "<=" | ">" | ">=") number [unit]
              | ("has" | "missing") ":" field | ("article" | "paragraph" | "item") ":" numbers | "changed" ":" dates
    numbers   = n | n ".." | ".." n | n ".." n  dates are 2026, 2026-01 or 2026-01-15, and ranges of these alike
    word      = characters and "phrases"; brackets within a word are a part of it: 批准（批复）后

Signs may be full width, fields and conditions are named in either language, and English operators are capitals only.
"""

from catalog_cli.search.query.reading import Query, parse_query
from catalog_cli.search.query.tree import (
    And,
    Changed,
    Cites,
    Compare,
    Expression,
    Has,
    Not,
    Or,
    Step,
    Term,
    Whole,
    words_of,
)

__all__ = [
    "And",
    "Changed",
    "Cites",
    "Compare",
    "Expression",
    "Has",
    "Not",
    "Or",
    "Query",
    "Step",
    "Term",
    "Whole",
    "parse_query",
    "words_of",
]
