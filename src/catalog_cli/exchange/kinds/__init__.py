"""One file a kind of document: its `SUFFIXES`, and `write(catalogue, options)`, `read(data, options)` or both.

`BINARY = True` says that it is no text, `TAKES` which of the options for writing it heeds. A kind's module is cheap to
import: what needs a library is imported when it is called.

A kind that another program makes of a written document has `MADE_FROM`, the kind of that document, instead of `write`.

A file may instead have `CONVERTED`, which maps the suffixes of documents that another program converts to the kinds
that come out (None where none does it well), and `GIVEN_AS`, the suffixes by which that program wants to know them. A
kind with a `read` of its own comes before any conversion.
"""
