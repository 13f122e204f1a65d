"""Where the program that needs no Python begins."""

import os

from catalog_cli.cli import main

# PyInstaller leads every program that is started from here, such as git, to the libraries of this one
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

main()
