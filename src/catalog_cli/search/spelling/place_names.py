"""Names of counties and cities in which a character is read otherwise than in most words, with their pinyin."""

from catalog_cli.parsing.lazy_regex import lazy_regex

PLACES = {
    name: tuple(syllables.split())
    for name, syllables in (
        ("洪洞", "hong tong"),
        ("单县", "shan xian"),
        ("浚县", "xun xian"),
        ("繁峙", "fan shi"),
        ("任县", "ren xian"),
        ("任丘", "ren qiu"),
        ("解州", "hai zhou"),
        ("莘县", "shen xian"),
        ("枞阳", "zong yang"),
        ("监利", "jian li"),
        ("荥经", "ying jing"),
        ("荥阳", "xing yang"),
        ("泌阳", "bi yang"),
        ("渑池", "mian chi"),
        ("尉犁", "yu li"),
        ("蔚县", "yu xian"),
        ("乐清", "yue qing"),
        ("乐亭", "lao ting"),
        ("六安", "lu an"),
        ("六合", "lu he"),
        ("铅山", "yan shan"),
        ("丽水", "li shui"),
        ("台州", "tai zhou"),
        ("亳州", "bo zhou"),
        ("蚌埠", "beng bu"),
        ("大埔", "da bu"),
        ("番禺", "pan yu"),
        ("东阿", "dong e"),
        ("犍为", "qian wei"),
        ("筠连", "jun lian"),
        ("阆中", "lang zhong"),
        ("会稽", "kuai ji"),
        ("隰县", "xi xian"),
        ("盱眙", "xu yi"),
        ("巴音郭楞", "ba yin guo leng"),
    )
}
"""Pinyin without tones, by name. The characters are read otherwise in nearly all other words."""

# 清单县级 is a list at the level of a county
_FOUND = lazy_regex(rf"(?<![清名订账表菜简])(?:{'|'.join(PLACES)})(?!级)", needs="".join({name[0] for name in PLACES}))


def split_places(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Split a text at the names of places in it; each part comes with its pinyin, empty for what is no such name."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    end = 0
    for found in _FOUND.finditer(text):
        parts += [(text[end : found.start()], ()), (found[0], PLACES[found[0]])]
        end = found.end()
    return [(part, syllables) for part, syllables in (*parts, (text[end:], ())) if part]
