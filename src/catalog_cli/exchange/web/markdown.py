"""Read Markdown as the page that it becomes: struck words, links and HTML in cells mean there what they show."""

from markdown_it import MarkdownIt

from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.exchange.web.read import read_page


def read_markdown(text: str) -> SourceDocument:
    """Read the paragraphs and pipe tables of a document.

    Raises:
        UnreadableDocumentError: it is larger, or nests deeper, than what is read.
    """
    return read_page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
