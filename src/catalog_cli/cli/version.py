"""What `catalog --version` prints."""

from catalog_cli import __version__

VERSION_LINE = f"catalog {__version__}\n"
