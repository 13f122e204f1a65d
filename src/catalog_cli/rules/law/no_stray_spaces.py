"""No space stands within a title, a number or a place, nor between them.

Such spaces are left over from lines that were broken in a narrow cell: a search for 最低生活保障工作 does not find
最低生活保障工 作. Right are a space between two issuers (文化部 财政部), between two citations, between a number and
the title without 《》 behind it, around dates and headings (第六章 附则), and beside foreign words and standards. A
space before the second part of a title (兴办教育 促进民办教育健康发展) may have been printed so, and passes.

Source: GB/T 15834-2011 (标点符号用法), section 5.1: a mark takes the place of one character, and no space besides.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity, Span
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Basis, PhraseToken, TokenKind
from catalog_cli.parsing.characters import CLINGING, is_han
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL_CHARACTERS
from catalog_cli.rules.rule import TextProblem

TITLE = "依据中没有多余空格"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《中华人民共和国预算法》第十四条 《中华人民共和国政府采购法》第六十三条",
    "中共中央办公厅 国务院办公厅印发《法治政府建设与责任落实督察工作规定》第二十四条",
    "《文化部 财政部关于推进全国美术馆、公共图书馆、文化馆（站）免费开放工作的意见》（文财务发〔2011〕5号）",
    "● 《文化馆服务标准》（GB/T 32939—2016）",
    "《建设项目环境影响评价技术导则 总纲》（HJ 2.1—2016）",
    "《国务院关于鼓励社会力量兴办教育 促进民办教育健康发展的若干意见》",
    "鄂康政办发〔2020〕30号 关于成立减灾委员会的通知",
    "《政府信息公开条例》第六章 附则 第五十六条",
)
INVALID = (
    "《中华人民共和国预算法》 第十四条",
    "《国务院关于进一步加强和改进最低生活保障工 作的意见》",
    "《某意见》（建房〔2012〕 8 4 号）",
    "《预算法》第十四条； 《政府采购法》",
    "《关于进一步 加强政务公开的通知》",
    "《关于规范政府信息 公开平台的通知》",
)
FIXES = (
    ("《中华人民共和国预算法》 第十四条", "《中华人民共和国预算法》第十四条"),
    ("《母婴保健法实施办法 》 （ 国务院令 第308号 ）", "《母婴保健法实施办法》（国务院令第308号）"),
    ("《文化部  财政部关于某事的通知》", "《文化部 财政部关于某事的通知》"),
    ("鄂康政发〔2019〕92号   关于印发应急预案的通知", "鄂康政发〔2019〕92号 关于印发应急预案的通知"),
)

_SPACES = lazy_regex(" +")
_ISSUER_BEFORE = lazy_regex(r"(?:部|委|局|厅|院|会|署|行|办|室|团|府|中央|中心|总社|协|联)$")
_PART_BEFORE = lazy_regex(
    r"(?:关于|^)[\u4e00-\u9fff、“”〈〉]{4,60}(?<!进一步)(?<!全面)(?<!切实)(?<!大力)(?<!着力)(?<!继续)(?<!深入)(?<!积极)(?<![和与及并、的])$"
)
_PART_AFTER = lazy_regex(
    "促进|加强|推进|推动|加快|深化|完善|规范|优化|支持|提升|提高|构建|建设|保障|维护|服务|做好|打造|实现|激发|防范|"
    "进一步|切实|全面|坚决|助力|加大|引导|鼓励|保护|改善|改进|健全|强化",
)
"""Words with which the second part of a title begins, behind a first one that is whole."""
_HEADING_BEGINS = lazy_regex(rf"[编章节] +(?![第之{NUMERAL_CHARACTERS}])")
_HEADING_ENDS = lazy_regex(rf"[^编章节条款项目点部分、（）(){NUMERAL_CHARACTERS}] ++第")
_STANDARD = lazy_regex("[A-Z]")
_NUMBER_FIRST = (TokenKind.REFERENCE, TokenKind.MARK, TokenKind.TITLE)
_LEFT_ALONE = frozenset({TokenKind.DATE, TokenKind.QUOTE, TokenKind.UNPARSED, TokenKind.NUMBERING, TokenKind.RANK})


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each run of spaces that cannot be meant."""
    if " " not in text:
        return
    basis = parse_basis(text)
    inside, standards = _insides(basis), _standards(basis)
    for number, token in enumerate(basis.tokens):
        beside = tuple(other.kind for other in basis.tokens[max(number - 1, 0) : number + 2])
        for match in _SPACES.finditer(token.text):
            span = (token.start + match.start(), token.start + match.end())
            if token.kind is TokenKind.MARK:
                right = _between(text, span, beside, inside=token.start in inside)
            elif token.start in standards and match[0] == " " and 0 < match.start() < len(token.text) - 1:
                continue
            else:
                right = _within(text, span, token)
            if right not in {None, match[0]}:
                yield _problem(span, right or "")


def _insides(basis: Basis) -> frozenset[int]:
    """Return the beginnings of the parts that belong to a citation."""
    return frozenset(token.start for citation in basis.citations for token in citation.tokens)


def _standards(basis: Basis) -> frozenset[int]:
    """Return the beginnings of the titles of standards: GB/T 1.1—2020 (6.1) parts their elements by a space."""
    cited = (citation for citation in basis.citations if _STANDARD.match(citation.reference))
    return frozenset(token.start for citation in cited for token in citation.tokens if token.kind is TokenKind.TITLE)


def _between(text: str, span: Span, beside: tuple[TokenKind, ...], *, inside: bool) -> str | None:
    """Return what belongs between two parts; None where the space may be meant."""
    if not _LEFT_ALONE.isdisjoint(beside):
        return None
    if beside == _NUMBER_FIRST:
        return " "
    before, after = text[max(span[0] - 1, 0) : span[0]], text[span[1] : span[1] + 1]
    if inside or not before or not after or before in "，。、；：" or after in "，。、；：":
        return ""
    return None


def _within(text: str, span: Span, token: PhraseToken) -> str | None:
    """Return what belongs in the place of spaces within a part; None where they may be meant."""
    if token.kind in _LEFT_ALONE or (token.kind is TokenKind.REFERENCE and token.text[0].isascii()):
        return None
    before, after = text[max(span[0] - 8, 0) : span[0]], text[span[1] : span[1] + 1]
    if _may_be_printed(text, span, token):
        return None
    if token.kind is TokenKind.LOCATOR or before[-1:] in CLINGING or after in CLINGING:
        return ""
    if is_han(after) and is_han(before[-1:]):
        return " " if _ISSUER_BEFORE.search(before) else ""
    return "" if token.kind is TokenKind.REFERENCE else None


def _may_be_printed(text: str, span: Span, token: PhraseToken) -> bool:
    """Return whether a space parts a heading from its number, or a title's second part from the first."""
    if token.kind is TokenKind.LOCATOR:
        before = max(span[0] - 1, 0)
        return bool(_HEADING_BEGINS.match(text, before) or _HEADING_ENDS.match(text, before))
    if token.kind is not TokenKind.TITLE or not _PART_AFTER.match(text, span[1]):
        return False
    return bool(_PART_BEFORE.search(text[token.start : span[0]]))


def _problem(span: Span, right: str) -> TextProblem:
    return TextProblem(
        start=span[0],
        end=span[1],
        message=message("extra space"),
        remedy=message("Leave one space.") if right else message("Delete it."),
        replacement=right,
    )
