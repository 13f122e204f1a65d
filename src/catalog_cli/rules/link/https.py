"""A link begins with https://.

What is sent over http can be read and changed on its way: the reader cannot be sure that the page is the government's.
The fix is not safe, because not every site answers under https; open the address first.

Source: RFC 9110, section 4.2.2 (https URI Scheme); 《互联网政务应用安全管理规定》（2024年5月15日发布）, article 3,
which asks for measures against content being changed and data being stolen.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.rule import TextProblem

TITLE = "链接用 https"
SEVERITY = Severity.INFO
KEYS = ("link",)
VALID = ("https://www.jinshishi.gov.cn/zwgk",)
INVALID = ("http://www.jinshishi.gov.cn/zwgk",)
FIXES = (("http://www.jinshishi.gov.cn/zwgk", "https://www.jinshishi.gov.cn/zwgk"),)
FIX_IS_SAFE = False

_SCHEME = "http://"


def check_text(text: str) -> Iterator[TextProblem]:
    """Report an address under http."""
    if text.startswith(_SCHEME):
        yield TextProblem(
            start=0,
            end=len(_SCHEME),
            message=message("the link is not encrypted: it begins with http://"),
            remedy=message("Write https:// if the page opens under it."),
            replacement="https://",
            safe=False,
        )
