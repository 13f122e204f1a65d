"""A legal basis names its sources one by one.

相关规定, 有关政策文件 and 等法律法规 leave it to the reader to find out what is meant. A citizen who doubts a
disclosure, or an official who must make it, needs the title and the article.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, articles 19 to 21: whether something must be disclosed
depends on which law says so.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Citation, PhraseToken, TokenKind
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "依据具体明确"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《国务院办公厅关于规范政府信息公开平台有关事项的通知》第二部分",
    "《中华人民共和国预算法》第十四条的规定",
)
INVALID = (
    "《中华人民共和国政府信息公开条例》及相关规定",
    "相关政策文件",
    "各地配套政策法规文件",
    "旅游领域地方性法规",
    "《预算法》、《政府信息公开条例》等法律法规和文件规定",
)

_VAGUE = lazy_regex("等|相关|有关|其他|其它")
_VAGUE_NAME = lazy_regex("相关|有关|其他|其它|各[地省市县区级]|配套|(?:法律法规|地方性法规)$")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report words that stand for sources which they do not name."""
    basis = parse_basis(text)
    vague = [token for token in basis.tokens if token.kind is TokenKind.MARK and _VAGUE.search(token.text)]
    vague += [token for citation in basis.citations for token in _vague_names(citation)]
    for token in sorted(vague, key=lambda token: token.start):
        yield TextProblem(
            start=token.start,
            end=token.end,
            message=message("“{text}” does not name its sources", text=shown(token.text)),
            remedy=message("Name each source with its title and article, or delete the words."),
        )


def _vague_names(citation: Citation) -> Iterator[PhraseToken]:
    """Yield titles that are none: words without 《》, without a subject (关于), that speak of 相关 or 有关."""
    marked = any(token.text in {"《", "》"} for token in citation.tokens)
    if not marked and not citation.reference and "关于" not in citation.title and _VAGUE_NAME.search(citation.title):
        yield from (token for token in citation.tokens if token.kind is TokenKind.TITLE)
