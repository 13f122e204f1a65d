"""What Sphinx is told of the documentation; `-D language=zh_CN` builds the Chinese edition.

The pages are the Markdown files of the project as they are, with links that work in a repository too.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT / "src")]

from catalog_cli import __version__  # noqa: E402 - found by the path above

project = "catalog"
release = __version__
language = "en"
extensions = ["myst_parser", "sphinx.ext.autodoc", "edition", "words"]
exclude_patterns = [".*", "build", "dist", "src", "tests", "tools", "data", "schema", "benchmarks", "fuzz", "man"]

myst_heading_anchors = 6
myst_enable_extensions = ["strikethrough"]
suppress_warnings = [
    "toc.not_included",  # the pages of the rules have a table of contents of their own
    "misc.highlighting_failure",  # examples show files that are not well-formed, too
]

default_role = "code"  # of docstrings, whose only markup is `code`
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
autodoc_default_options = {"undoc-members": True, "exclude-members": "__init__, __new__"}
add_module_names = False

html_theme = "furo"
html_title = "catalog"
html_static_path = [str(HERE / "static")]
html_favicon = str(HERE / "static" / "icon.svg")
html_css_files = ["docs.css"]
templates_path = [str(HERE / "templates")]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_use_index = False
html_search_language = "words"
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "editions.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
