"""What a printed legal basis is made of: the words around citations, and the pieces that reading finds."""

from typing import Final

from msgspec import Struct

from catalog_cli.model.phrase import Locator, PhraseToken, TokenKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL

CJK: Final = r"[\u4e00-\u9fff]"
_ENDS: Final = (
    "法|条例|规定|办法|通知|意见|决定|公告|通告|细则|规则|方案|规划|纲要|计划|要点|文件|目录|清单|标准|规范|规程|制度|指南|指引|"
    "解释|批复|复函|函|章程|法规|规章|政策|法典|宪法|预案|守则|准则|令|协定|公约|宣言|要求"
)
VERBS: Final = "印发|转发|批转|发布|公布|颁布|下发|出台|制定|修改|修订|修正|废止|施行|实施|贯彻落实|贯彻|执行|批准"

SEPARATOR: Final = lazy_regex(r"\s+|[；;、，,。]+")
NUMBERING: Final = lazy_regex(
    r"\d{1,3}\s?[.．、](?!\d)|[（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)](?=\s{0,3}[《【])|[①-⑳●○■□◆◇▪•·*-]"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3}\s?[、.．])(?=\s?《)"
)
CLOSE_NUMBERING: Final = lazy_regex(
    r"(?:\d{1,3}\s?[.．、]|[（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)]|[一二三四五六七八九十]{1,3}\s?[、.．])"
    r"(?=\s{0,3}[《【])|\d{1,3}\s?[.．、](?=\s{0,3}[\u4e00-\u9fff])|\d{1,2}(?=《)"
)
"""The number of the next source without a blank before it: 1.《预算法》2.《审计法》."""

RANK: Final = lazy_regex(r"【[^【】《》\n]{1,30}】", first="【")
LABEL: Final = lazy_regex(
    rf"(?:公开|法律|政策|行政|地方性?|地方政府|部门|国务院|规范性|党内|及|和|、){{0,4}}(?:依据|法律|{_ENDS})[：:](?=\s{{0,3}}(?:\d{{1,2}}\s?[.．、]\s?)?《)",
    needs="：:",
)
_NUMBER: Final = r"[A-Z\u4e00-\u9fff]{1,12}[〔﹝［\[【（(]\s?(?:19|20)\d\d"
JOINING: Final = lazy_regex(
    rf"(?:以及|及|和|与|或|并)(?=\s{{0,2}}(?:[《【]|{_NUMBER}|{NUMERAL}[条款项]))|(?:以及|及|和|与)其(?=实施|配套)",
    first="以及和与或并",
)
LEADING: Final = lazy_regex(
    rf"(?:根据|依据|按照|依照|参照|参考|详见|见|执行)(?=\s{{0,2}}(?:《|{_NUMBER}))", first="根依按参详见执"
)

GROUNDS: Final = lazy_regex(r"(?:根据|依据|按照|依照|参照)\s?", first="根依按参")
"""Words before an issuer that are no part of it."""

FOLLOWING: Final = lazy_regex(
    r"[的之]?(?:等|及|以及|和|与)?(?:其他|其它)?(?:的)?(?:国家|相关|有关)?"
    r"(?:法律|法规|规章|规范性文件|政策|文件|精神|规定|要求|制度|标准|条款|和|及|与|、(?=法|规|政|文|制|标)){0,20}(?:执行|办理)?"
    r"(?=$|[\s；;、，,。：:《【（()）》]|第)"
)
"""Words after a title that name nothing further: 等, 及相关规定, 等法律法规和文件规定."""

TAIL: Final = lazy_regex(
    rf"(?:的|实施|暂行|试行|若干|补充|修正案){CJK}{{0,20}}?(?<!法律法)(?:{_ENDS}|修正案)(?!{CJK})|修正案",
    first="的实暂试若补修",
)
"""Title words after a 》 that belong to the same title: 《税收征收管理法》实施细则."""

LEAD_TAIL: Final = lazy_regex(rf"[\u4e00-\u9fff0-9“”]{{1,30}}?(?:{_ENDS})(?!{CJK})")
"""Title words after the 》 of 关于印发《…》的通知."""

LEAD: Final = lazy_regex(rf"(?P<issuer>.*?)(?P<about>关于.*)?(?P<verb>(?:联合)?(?:{VERBS})(?:了|的)?)?\s*")
ISSUER: Final = lazy_regex(
    r"(?!、)(?! )[\u4e00-\u9fff、 ]{1,61}?"
    r"(?:院|厅|部|局|委|会|室|府|署|行|省|市|县|区|州|盟|旗|办|中央|组|中心|社|党委)(?:等部门|等.{1,2}部门)?\s*"
)
BARE_TITLE: Final = lazy_regex(
    rf"[^\s《》；;，,。：:【】（()）①-⑳●○■□◆◇][^《》；;，,。：:【】\n①-⑳●○■□◆◇]{{0,150}}?(?:{_ENDS})"
    r"(?:[（(](?:试行|暂行|草案|修订|20\d{2}年?(?:修订|修正|版|本)?|20\d{2}\s?[-—－–]\s?20\d{2}年?)[）)])?"
    r"(?=$|[；;，,。：:、\s《》【）)①-⑳●○■□◆◇]|[（(〔\[]|第[零〇一二两三四五六七八九十百\d（(]|附则|[总分]则第|(?:(?![法典例])[\u4e00-\u9fff]){2,8}编第|\d{1,3}[.．、](?!\d)|等(?:$|[\s；;、，,。]|法|相|有|文|规)|及(?:相|有|其))"
)
QUALIFIER: Final = lazy_regex(
    r"[（(]\s?(?:试行|暂行|草案|修订稿?|修正案?|(?:19|20)\d{2}\s?[-—－–]\s?(?:19|20)\d{2}年?)\s?[）)]",
    first="（(",
)
"""A bracket that belongs to the title."""

HISTORY: Final = lazy_regex(r"(?:19|20)\d{2}\s?年|修订|修正|修改|通过|公布|发布|施行|生效|(?:19|20)\d{2}$")
"""Words that make a bracket one about dates: (1994年10月27日主席令第33号 2017年11月4日修正)."""

DATE: Final = lazy_regex(
    r"(?:19|20)\d{2}\s?年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第[一二三四五六七八九十\d]{1,3}次)?"
    r"(?:修订|修正|修改|公布|发布|施行|印发|(?:第[^《》（()）\n]{2,40}?会议)?通过)?(?:版|本)?|(?:最新|新)?(?:修订|修正)(?:版|本)?(?=$|[\s；;、，,。《（(]|第)",
    first="12最新修",
)
ABBREVIATION: Final = lazy_regex(r"[（(](?:以下|下)?简?称[^（()）\n]{1,40}[）)]|[（(]节选[）)]")
TITLE_WITHIN: Final = lazy_regex(r"关于|条例|办法|规定|通知|意见|决定")
UNCLOSED_TITLE: Final = lazy_regex(r"[^《》；;。\n【】（(]{1,200}(?<!\s)")
UNOPENED_TITLE: Final = lazy_regex(r"[^《》；;。\n【】]{1,200}(?=》)")


class Piece(Struct, frozen=True):
    """A token; whether a citation begins with it, whether it only separates, and the locator that it is."""

    token: PhraseToken
    opens: bool = False
    separates: bool = False
    locator: Locator | None = None


class Pieces:
    """The pieces of a text up to `place`, where reading continues."""

    def __init__(self, text: str) -> None:
        """Start reading a text."""
        self.text = text
        self.place = 0
        self.found: list[Piece] = []
        self.begun = False
        self.named = False
        self.titled = False
        self.numbered = False
        self.gap = "\n"
        self.last: TokenKind | None = None
        self.locator: Locator | None = None
        self._opening = False

    def begin(self) -> None:
        """Let the next piece begin a citation, unless one has begun that names nothing yet."""
        if self.named or not self.begun:
            self._opening = True
            self.begun, self.named, self.titled, self.numbered, self.locator = True, False, False, False, None

    @property
    def awaits_title(self) -> bool:
        """Whether the citation is only a number yet, which a title may follow: 国办发〔2019〕54号《…》."""
        return self.numbered and not self.titled and self.locator is None and not self.gap.strip()

    def begin_title(self) -> None:
        """Let a citation begin with the title that comes next, unless it is that of the number just read."""
        if not self.awaits_title:
            self.begin()

    def take(self, kind: TokenKind, end: int, locator: Locator | None = None) -> None:
        """Take the text up to `end` as a token; nothing at all is none."""
        if end <= self.place:
            return
        token = PhraseToken(kind, self.text[self.place : end], self.place)
        if kind is TokenKind.UNPARSED and self._join(token):
            return
        self.found.append(Piece(token, opens=self._opening, locator=locator))
        self._opening = False
        self.named = self.named or kind in {TokenKind.TITLE, TokenKind.REFERENCE, TokenKind.LOCATOR}
        self.titled = self.titled or kind is TokenKind.TITLE
        self.numbered = self.numbered or kind is TokenKind.REFERENCE
        self.place, self.gap, self.last, self.locator = end, "", kind, locator or self.locator

    def separate(self, end: int) -> None:
        """Take the text up to `end` as a separator."""
        token = PhraseToken(TokenKind.MARK, self.text[self.place : end], self.place)
        self.found.append(Piece(token, separates=True))
        self.place, self.gap = end, self.gap + token.text

    def _join(self, token: PhraseToken) -> bool:
        """Make one stretch of two that were not understood."""
        before = self.found[-1] if self.found else None
        if before is None or before.token.kind is not TokenKind.UNPARSED or self._opening:
            return False
        joined = PhraseToken(TokenKind.UNPARSED, before.token.text + token.text, before.token.start)
        self.found[-1] = Piece(joined, opens=before.opens)
        self.place = token.end
        return True
