"""One file a kind of document: its `SUFFIXES`, and `write(catalogue, options)`, `read(data, options)` or both.

`BINARY = True` says that it is no text, `TAKES` which of the options for writing it heeds. A kind's module is cheap to
import: what needs a library is imported when it is called.
"""
