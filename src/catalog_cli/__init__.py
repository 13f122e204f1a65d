"""Keep a government office's disclosure catalogue as plain files, and check it against the law."""

__version__ = "0.1.0"
