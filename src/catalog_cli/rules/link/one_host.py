"""All links of a catalogue lead to the same site.

A single link to another host is most often left over from the template or from a site that was closed. It is reported
where at least three links, and more than two thirds of all, have one host; hosts below it (zwgk.…) count as the same.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 24: disclosed information is gathered on one
platform of the government's portal.
"""

from collections import Counter
from collections.abc import Iterator

from catalog_cli.model.finding import Severity, Span
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.links import belongs_to, host_of, host_span
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Collected, Problem

TITLE = "链接在同一网站"
SEVERITY = Severity.WARNING
_TWO_MORE = {
    f"data/items/{key}.yaml": OTHER_ITEM.replace("zhengce-jiedu", key).replace("政策解读\n", f"{name}\n")
    + f"link: https://www.jinshishi.gov.cn/{key}\n"
    for key, name in (("jigou", "机构信息"), ("lingdao", "领导信息"))
}
VALID = (
    RIGHT,
    {
        **RIGHT,
        **_TWO_MORE,
        FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n",
        OTHER_FILE: OTHER_ITEM + "link: https://zwgk.jinshishi.gov.cn/jd\n",
    },
    {
        **RIGHT,
        **_TWO_MORE,
        FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n",
        OTHER_FILE: OTHER_ITEM + "link: https://zwfw-new.hunan.gov.cn/onething/service/guide.html\n",
    },
)
INVALID = (
    {
        **RIGHT,
        **_TWO_MORE,
        FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n",
        OTHER_FILE: OTHER_ITEM + "link: https://www.hunan.gov.cn/jd\n",
    },
)

_SHARED = lazy_regex(r"(?:^|[.-])(?:[a-z]{0,4}zwfw|ccgp|ggzyjy|ggzy|credit(?:china)?|gsxt)(?=[.-])")
"""Platforms that higher governments run for all below: services, purchases, public resources, credit, firms."""

_FEWEST = 3
_SHARE = 2 / 3


def collect(item: Item) -> tuple[str, Span | None] | None:
    """Return the site of the link, and where in the link it stands."""
    site = host_of(item.link).removeprefix("www.") if item.link else ""
    return (site, host_span(item.link)) if item.link and site else None


def compare(collected: Collected) -> Iterator[Problem]:
    """Report each link to another host than that of nearly all."""
    links = list(collected)
    counted = Counter(site for _path, (site, _span) in links)
    usual, times = counted.most_common(1)[0] if counted else ("", 0)
    if times < _FEWEST or times <= _SHARE * sum(counted.values()):
        return
    for path, (site, span) in links:
        if not _SHARED.search(site) and not belongs_to(site, usual) and not belongs_to(usual, site):
            yield Problem(
                path=path,
                pointer=("link",),
                span=span,
                message=message("{host} is not the site of the other links, {usual}", host=site, usual=usual),
                remedy=message("Check that the page belongs to this catalogue's government."),
            )
