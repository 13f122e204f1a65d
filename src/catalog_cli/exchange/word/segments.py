"""Lay out the segments of paragraphs as the text and the links that a reader sees."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from catalog_cli.exchange.tables.differences import is_taken
from catalog_cli.exchange.tables.flow import TextFlow
from catalog_cli.exchange.tables.grid import Difference
from catalog_cli.model.document import NoteKind


class Segment(Struct, frozen=True, gc=False):
    """A stretch of text whose characters have the same properties; a line break is a newline.

    `kind` says how it differs from plain words; a comment is a segment too, whose text its `author` wrote.
    """

    text: str
    address: str = ""
    kind: NoteKind | None = None
    author: str = ""


class WordParagraph(Struct):
    """A paragraph, or several whose marks between them were deleted.

    It `is_ended` unless nothing follows such a mark, and `is_boxed` where it stands in a text box within a cell.
    """

    segments: list[Segment]
    bookmarks: list[str]
    is_ended: bool = False
    is_boxed: bool = False


def lay_out(paragraphs: Iterable[WordParagraph]) -> TextFlow:
    """Lay out the text and the links that a reader sees, each paragraph on a line of its own; note all differences."""
    flow = TextFlow()
    for paragraph in paragraphs:
        flow.end_block()
        segments = _noted(paragraph, flow) if _has_differences(paragraph) else paragraph.segments
        if not segments and paragraph.is_ended:
            flow.end_line()
        _add_segments(flow, segments)
        flow.end_block()
    return flow


def _add_segments(flow: TextFlow, segments: Iterable[Segment]) -> None:
    # a link usually has several runs, and is one link all the same
    for address, runs in groupby(segments, key=attrgetter("address")):
        if address:
            flow.open_link(address)
        for segment in runs:
            flow.add(segment.text, kept=True)
        if address:
            flow.close_link()


def _has_differences(paragraph: WordParagraph) -> bool:
    return paragraph.is_boxed or any(segment.kind for segment in paragraph.segments)


def _noted(paragraph: WordParagraph, flow: TextFlow) -> list[Segment]:
    """Note the differences of a paragraph; return the segments that are part of its text."""
    taken = [segment for segment in paragraph.segments if is_taken(segment.kind)]
    if len(taken) < len(paragraph.segments) and all(segment.kind is NoteKind.COUNTED for segment in taken):
        # the number of a paragraph whose words are all struck is no text either
        taken = []
    dropped: list[Difference] = []
    for segment in paragraph.segments:
        last = dropped[-1] if dropped else None
        if not segment.kind or (segment.kind is NoteKind.COUNTED and not taken):
            continue
        # struck words often have several runs, and are one difference all the same
        if last and last.kind is segment.kind and not is_taken(segment.kind) and not segment.author:
            dropped[-1] = Difference(last.kind, last.text + segment.text)
        else:
            dropped.append(Difference(segment.kind, segment.text.strip(), "", segment.author))
    if paragraph.is_boxed and (text := "".join(segment.text for segment in taken).strip()):
        dropped.append(Difference(NoteKind.BOX, text))
    flow.differences += (each for each in dropped if each.text.strip() or each.kind is NoteKind.PICTURE)
    return taken
