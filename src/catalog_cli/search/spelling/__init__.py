"""Words spelt otherwise than the text they mean: in pinyin, or with a misspelling."""

from catalog_cli.search.spelling.pinyin import PinyinWord, parse_pinyin, pinyin_key
from catalog_cli.search.spelling.readings import UNSETTLED_SIGNS, syllables_of

__all__ = ["UNSETTLED_SIGNS", "PinyinWord", "parse_pinyin", "pinyin_key", "syllables_of"]
