"""Know what a browser does not show, and what an office program adds to a page by itself."""

import re

from lxml import etree

_NAMES = (
    "head script style template noscript iframe object embed svg math xml datalist audio video canvas rp s strike del"
)
_UNSEEN = frozenset(_NAMES.split())
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# numbers of lists, and the marks of comments and notes, which Word writes into the page as if they were text
_ADDED = re.compile(r"mso-list\s*:\s*ignore|mso-(?:foot|end)note-id|mso-element\s*:\s*comment", re.IGNORECASE)
_COMMENT_CLASSES = frozenset(("msocomanchor", "msocomoff", "MsoCommentReference"))
_KEEPING = re.compile(r"white-space\s*:\s*(pre|break-spaces)", re.IGNORECASE)
_COLLAPSING = re.compile(r"white-space\s*:\s*(?:normal|nowrap|initial)", re.IGNORECASE)


def is_hidden(element: etree._Element) -> bool:
    """Say whether nothing of an element is text of the page; what is struck out is not."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style, classes = element.get("style"), element.get("class")
    if style and (_HIDING.search(style) or _ADDED.search(style)):
        return True
    return bool(classes) and not _COMMENT_CLASSES.isdisjoint((classes or "").split())


def keeps_white_space(element: etree._Element, *, around: bool) -> bool:
    """Say whether white space counts within an element; `around` says whether it does where the element stands."""
    if element.tag in {"pre", "textarea", "listing", "xmp"}:
        return True
    style = element.get("style")
    if not style:
        return around
    return bool(_KEEPING.search(style)) or (around and not _COLLAPSING.search(style))
