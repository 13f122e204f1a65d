"""One file a kind of document: `SUFFIXES`, and `write(catalogue, options)`, `read(data, options)` or both.

A kind's module is cheap to import: what needs a library is imported when it is called.
"""
