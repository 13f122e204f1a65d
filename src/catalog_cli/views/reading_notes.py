"""Where the text of a document differs from what a reader sees in it, in words and as data."""

from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.model.document import Decision, NoteKind, ReadingNote
from catalog_cli.model.text import one_line
from catalog_cli.views.places import SHOWN, excerpt, more_line, place_record, place_words


def note_lines(notes: Sequence[ReadingNote]) -> Iterator[str]:
    """List all differences, what a reviewer said first."""
    said = [note for note in notes if note.decision is Decision.SHOWN]
    other = [note for note in notes if note.decision is not Decision.SHOWN]
    yield from comment_lines(said)
    if other:
        count = len(other)
        yield ngettext(
            "{n} place where a reader sees more than plain text:",
            "{n} places where a reader sees more than plain text:",
            count,
        ).format(n=count)
        yield from (_line(note) for note in other[:SHOWN])
        yield from more_line(count)


def comment_lines(notes: Iterable[ReadingNote]) -> Iterator[str]:
    """List what reviewers said in comments and notes, each with its place."""
    said = [note for note in notes if note.decision is Decision.SHOWN]
    if said:
        yield ngettext("{n} comment:", "{n} comments:", len(said)).format(n=len(said))
        for note in said[:SHOWN]:
            # what was said is shown in full: it is what the reader has to act on
            author = _("{author}: ").format(author=one_line(note.author)) if note.author else ""
            yield _("  {place}: {author}“{text}”").format(place=_place(note), author=author, text=one_line(note.text))
        yield from more_line(len(said))


def note_record(note: ReadingNote) -> dict[str, object]:
    """Return a difference as plain data."""
    texts = {"text": note.text, "after": note.after, "author": note.author}
    return {
        **place_record(note.place),
        "kind": str(note.kind),
        "decision": str(note.decision),
        **{key: text for key, text in texts.items() if text},
    }


def kind_words(kind: NoteKind) -> str:
    """Return the reader's words for a kind of difference."""
    return {
        NoteKind.STRUCK: _("struck out"),
        NoteKind.DELETED: _("deleted by a tracked change"),
        NoteKind.HIDDEN: _("hidden"),
        NoteKind.HIDDEN_CELLS: _("a hidden row or column"),
        NoteKind.RUBY: _("a reading aid"),
        NoteKind.BOX: _("a text box"),
        NoteKind.SHAPE: _("a text box over the sheet"),
        NoteKind.COUNTED: _("a counted number"),
        NoteKind.COMMENT: _("a comment"),
        NoteKind.FOOTNOTE: _("a footnote"),
        NoteKind.ENDNOTE: _("an endnote"),
        NoteKind.PICTURE: _("a picture"),
        NoteKind.FIELD: _("a field without a result"),
        NoteKind.LINK: _("a link to another address than the one printed"),
        NoteKind.DIGITS: _("digits that the number format hides"),
        NoteKind.FORMULA: _("a formula without a stored result"),
        NoteKind.ELSEWHERE: _("text in another file"),
    }[kind]


def _line(note: ReadingNote) -> str:
    became = {
        Decision.TAKEN: _("taken over"),
        Decision.LEFT_OUT: _("left out"),
        Decision.SHOWN: _("shown here"),
        Decision.MISSED: _("not taken over"),
    }[note.decision]
    after = _(" → “{text}”").format(text=excerpt(note.after)) if note.after else ""
    text = _("“{text}”").format(text=excerpt(note.text)) if note.text else _("without words")
    return _("  {place}: {text}{after} ({kind}, {became})").format(
        place=_place(note), text=text, after=after, kind=kind_words(note.kind), became=became
    )


def _place(note: ReadingNote) -> str:
    return place_words(note.place) or _("outside the tables")
