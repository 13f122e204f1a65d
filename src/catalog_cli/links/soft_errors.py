"""Pages that say themselves that they are gone, though the server answers 200."""

import re

from catalog_cli.links.page import WebPage
from catalog_cli.parsing.lazy_regex import lazy_regex

_SHORT = 400
"""Characters of a page that has nothing to say but that; in longer ones only the title and headings count."""
_ENDS = r"(?=[\s，,。.！!；;、：:）)】_|…—-]|[了或并且]|\Z)"
_THING = r"(?:页面|网页|页|文章|信息|内容|资源|文件|稿件|栏目|链接|地址|网址)"
_GONE = (
    r"(?:不存在|不见了|(?:可能)?(?:已经?|早已)?被?(?:删除|移除|下线|下架|撤销|撤下|失效)"
    r"|(?:找|查)不到|(?:未|没有?|无法)找到)"
)
_SAID = lazy_regex(
    rf"您?(?:所|要|想|正在)?(?:访问|浏览|查看|查找|请求|打开|寻找)的?[^。！!\n]{{0,12}}?{_GONE}{_ENDS}"
    rf"|(?<!政府)(?:该|此|本|当前|对不起|抱歉|^)[，,！!\s]*{_THING}[^。！!\n]{{0,6}}?{_GONE}{_ENDS}"
    rf"|(?:(?:找|查)不到|(?:未|没有?|无法)找到)(?:您|该|此|任何|相关|指定)?[^。！!\n]{{0,10}}?{_THING}{_ENDS}"
    r"|\b404\b[\s\-—_:：|,，.]*(?:错误|页面|not\s+found|file\s+not\s+found|error)|(?:错误|error)[\s:：]*404\b"
    r"|\b(?:page|file|object)\s+(?:is\s+)?not\s+found\b|\A\s*(?:404|not\s+found)\s*\Z",
    re.IGNORECASE,
)


def soft_error(page: WebPage) -> str | None:
    """Return the words by which a page says that it is gone; None where it says no such thing."""
    texts = [page.title, *page.headings]
    if sum(map(len, page.texts)) <= _SHORT:
        texts += [*page.texts, "".join(page.texts)]
    for text in texts:
        found = _SAID.search(text[:_SHORT])
        if found:
            return found[0].strip()
    return None
