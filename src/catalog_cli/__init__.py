"""Keep a government office's disclosure catalogue as plain files, and check it against the law."""

__version__ = "0.1.0"
HOME = ""
"""The address of the project, such as `https://example.org/catalog`; empty as long as it has none.

Whoever sets it runs `python tools/home.py`, which writes it into the pages.
"""
