"""A link opens, under the address that is written down.

Only `catalog links` checks this. A link is dead where the server reports the page as gone (404, 410), the host does not
exist, a redirect leads to the site's front page, or the page itself says that it was deleted, and a second request a
few seconds later gives the same. A permanently moved page is a note, with the new address as its fix; a link that could
not be judged, or may not be requested, is a note too.

Source: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）, which takes points off for links that do not open;
《中华人民共和国政府信息公开条例》（国务院令第711号）, article 24: what is disclosed can be found, read and downloaded.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Edit, Fix, Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import ANSWER, FILE, ITEM, RIGHT
from catalog_cli.rules.rule import LinkAnswer, LinkStatus, Problem

TITLE = "链接能够打开"
SEVERITY = Severity.ERROR
_LINKED = {**RIGHT, FILE: ITEM + "link: http://www.jinshishi.gov.cn/gb\n"}
_OPEN = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n<title>政府公报</title>\n"
_MOVED = {
    **_LINKED,
    f"{ANSWER}http://www.jinshishi.gov.cn/gb": (
        "HTTP/1.1 301 Moved Permanently\nLocation: http://www.jinshishi.gov.cn/zwgk/gb\n\n"
    ),
    f"{ANSWER}http://www.jinshishi.gov.cn/zwgk/gb": _OPEN,
}
VALID = ({**_LINKED, f"{ANSWER}http://www.jinshishi.gov.cn/gb": _OPEN},)
INVALID = (
    {**_LINKED, f"{ANSWER}http://www.jinshishi.gov.cn/gb": "HTTP/1.1 404 Not Found\n\n"},
    {
        **_LINKED,
        f"{ANSWER}http://www.jinshishi.gov.cn/gb": (
            "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n"
            "<title>提示</title><p>您访问的页面不存在或已删除</p>\n"
        ),
    },
    _MOVED,
)
FIXES = ((_MOVED, {**_MOVED, FILE: ITEM + "link: http://www.jinshishi.gov.cn/zwgk/gb\n"}),)


def check_answer(answer: LinkAnswer, item: Item) -> Iterator[Problem]:
    """Report a link that does not open, has moved, or of which that is not known."""
    reason = answer.note or ""
    if answer.status is LinkStatus.DEAD:
        yield Problem(
            path=item.path,
            pointer=("link",),
            message=message("the link is dead: {reason}", reason=reason),
            remedy=message("Find the page's new address on the site, or publish it again."),
        )
    elif answer.status is LinkStatus.MOVED:
        yield Problem(
            path=item.path,
            pointer=("link",),
            message=message("the page has permanently moved to {url}", url=answer.moved_to),
            remedy=message("Write the new address."),
            fix=Fix((Edit(path=item.path, pointer=("link",), value=answer.moved_to),)),
            severity=Severity.INFO,
        )
    elif answer.status is LinkStatus.UNKNOWN:
        yield Problem(
            path=item.path,
            pointer=("link",),
            message=message("cannot tell whether the link opens: {reason}", reason=reason),
            remedy=message("Open it in a browser."),
            severity=Severity.INFO,
        )
    elif answer.status is LinkStatus.REFUSED:
        yield Problem(
            path=item.path,
            pointer=("link",),
            message=message("the link was not checked: {reason}", reason=reason),
            severity=Severity.INFO,
        )
