"""Read a page's paragraphs and tables, in their order, as a browser would show them."""

import re

from lxml import etree, html

from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.exchange.web.read import DEEPEST, Page
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

MOST_CHARACTERS = 50_000_000
# a page often goes on after its end, where the library would stop
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def read_page(text: str) -> SourceDocument:
    """Give the paragraphs and tables of a page.

    Raises:
        UnreadableDocumentError: the page is larger, or nests deeper, than what is read.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableDocumentError(
            message("The page has more than {limit} characters, the most that are read.", limit=MOST_CHARACTERS)
        )
    root = _parsed(_ENDS.sub("", text))
    return Page(root).document() if root is not None else SourceDocument(())


def _parsed(text: str) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root: etree._Element = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    except etree.LxmlError as error:
        raise UnreadableDocumentError(message("The page cannot be read as HTML.")) from error
    # the library leaves out silently what is beyond its own limits
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocumentError(
            message(
                "The page nests deeper than {limit} levels, or has one endless text; that is not read.", limit=DEEPEST
            )
        )
    return root
