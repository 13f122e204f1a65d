"""Sphinx extension: a search that finds Chinese words, in the middle of longer ones too.

Sphinx's own search cuts Chinese text into the words of a dictionary, and looks within those only for three characters
or more. Here the index holds each character and each pair of neighbours, and what is searched for is cut into the same
pairs: 公开 is found in 信息公开指南. Other words are stemmed as in English.
"""

import re
from itertools import pairwise

from sphinx.application import Sphinx
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(rf"[{_HAN}]+|[^\W{_HAN}]+")


class PairedCharacters(SearchEnglish):
    """English words, and Chinese characters by ones and twos."""

    lang = "words"
    js_splitter_code = f"""
var splitQuery = (query) =>
  (query.match(/[{_HAN}]+|(?:(?![{_HAN}])[\\p{{L}}\\p{{N}}_])+/gu) || []).flatMap((run) => {{
    const characters = [...run];
    const pairs = characters.slice(1).map((second, index) => characters[index] + second);
    return /[{_HAN}]/u.test(run) && pairs.length ? pairs : [run];
  }});
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 - as Sphinx calls it
        """Return the words of a text."""
        return [word for run in _RUN.findall(input) for word in _words(run)]


def _words(run: str) -> list[str]:
    if re.match(f"[{_HAN}]", run):
        return [*run, *(first + second for first, second in pairwise(run))]
    return [run]


def setup(_: Sphinx) -> dict[str, bool]:
    """Offer this search to Sphinx."""
    languages[PairedCharacters.lang] = PairedCharacters
    return {"parallel_read_safe": True, "parallel_write_safe": True}
