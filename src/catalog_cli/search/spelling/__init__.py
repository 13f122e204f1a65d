"""How a word may be spelt otherwise than the text it means: in pinyin, by a synonym, or with a slip."""

from catalog_cli.search.spelling.pinyin import Spoken, sounds_of, spoken
from catalog_cli.search.spelling.readings import syllables_of

__all__ = ["Spoken", "sounds_of", "spoken", "syllables_of"]
