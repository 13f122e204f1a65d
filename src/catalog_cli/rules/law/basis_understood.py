"""A legal basis says which law, which number and which place it means.

Words that are no title, no number and no place tell a citizen nothing that could be looked up, and often are the rest
of something that was lost in copying. Nothing is guessed: the stretch that is not understood is shown.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, articles 19 to 21: what is disclosed rests on these or
on another law, which the basis names.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import PhraseToken
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.issued_documents import reference_at
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "公开依据可识别"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（七）项",
    "中共中央办公厅 国务院办公厅印发《法治政府建设与责任落实督察工作规定》第二十四条",
    "《文化馆服务标准》（GB/T 32939—2016）；《公务员录用规定》第三十六条、第三十七条",
)
INVALID = ("《中华人民共和国政府信息公开条例》（国令第711号）号", "《中华人民共和国预算法》第二三条", "按惯例")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each stretch that is not understood; a number without its year's bracket is another rule's."""
    for token in parse_basis(text).unparsed:
        if not _lost_a_bracket(token):
            yield TextProblem(
                start=token.start,
                end=token.end,
                message=message("cannot parse “{text}” in the legal basis", text=shown(token.text.strip())),
                remedy=message("Look it up in the source, and copy its title, number and article."),
            )


def _lost_a_bracket(token: PhraseToken) -> bool:
    number = reference_at(token.text, 0)
    return number is not None and not number.whole and number.end == len(token.text)
