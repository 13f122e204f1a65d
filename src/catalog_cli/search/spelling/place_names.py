"""Names of counties and cities in which a character is read otherwise than in most words, with their pinyin."""

from catalog_cli.parsing.lazy_regex import lazy_regex

_READINGS = """
洪洞 hong tong · 单县 shan xian · 浚县 xun xian · 繁峙 fan shi · 任县 ren xian · 任丘 ren qiu ·
解州 hai zhou · 莘县 shen xian · 枞阳 zong yang · 监利 jian li · 荥经 ying jing · 荥阳 xing yang ·
泌阳 bi yang · 渑池 mian chi · 尉犁 yu li · 蔚县 yu xian · 乐清 yue qing · 乐亭 lao ting · 六安 lu an ·
六合 lu he · 铅山 yan shan · 丽水 li shui · 台州 tai zhou · 亳州 bo zhou · 蚌埠 beng bu · 大埔 da bu ·
番禺 pan yu · 东阿 dong e · 犍为 qian wei · 筠连 jun lian · 阆中 lang zhong · 会稽 kuai ji · 隰县 xi xian ·
盱眙 xu yi · 巴音郭楞 ba yin guo leng

三都水族 san du shui zu · 于都县 yu du xian · 什邡 shi fang · 伽师 jia shi · 佛坪 fo ping · 佛冈 fo gang ·
信都区 xin du qu · 克什克腾 ke shi ke teng · 克孜勒苏 ke zi le su · 南乐县 nan le xian · 南长区 nan chang qu ·
召陵区 shao ling qu · 商都县 shang du xian · 尧都区 yao du qu · 塔什库尔干 ta shi ku er gan ·
天长市 tian chang shi · 宁都县 ning du xian · 尼勒克 ni le ke · 崆峒 kong tong · 库尔勒 ku er le ·
弓长岭 gong chang ling · 新都区 xin du qu · 新都桥 xin du qiao · 昆都仑 kun du lun · 昌都 chang du ·
曾都区 zeng du qu · 望都县 wang du xian · 朝阳市 chao yang shi · 朝阳县 chao yang xian · 乐陵 lao ling ·
武都区 wu du qu · 殷都区 yin du qu · 民乐县 min le xian · 泊头 bo tou · 涡阳 guo yang · 漯河 luo he ·
乌什 wu shi · 珲春 hun chun · 秦都区 qin du qu · 称多 chen duo · 穆棱 mu ling · 策勒 ce le · 绥棱 sui ling ·
花都区 hua du qu · 莲都区 lian du qu · 蚌山 beng shan · 襄都区 xiang du qu · 丰都县 feng du xian ·
都匀 du yun · 都安瑶族 du an yao zu · 都昌县 du chang xian · 都兰县 du lan xian · 酆都 feng du ·
长垣 chang yuan · 长宁区 chang ning qu · 长宁县 chang ning xian · 长岭县 chang ling xian ·
长武县 chang wu xian · 长治市 chang zhi shi · 长泰区 chang tai qu · 长洲区 chang zhou qu ·
长海县 chang hai xian · 长清区 chang qing qu · 长白朝鲜族 chang bai chao xian zu · 长葛 chang ge ·
长丰县 chang feng xian · 长阳土家族 chang yang tu jia zu · 长顺县 chang shun xian · 闵行 min hang ·
阿勒泰 a le tai · 阿图什 a tu shi · 霍林郭勒 huo lin guo le · 马尾区 ma wei qu · 魏都区 wei du qu ·
盐都区 yan du qu · 龙圩 long xu · 拉卜楞 la bu leng
"""
"""Names and their syllables, in two parts; the second is what CC-CEDICT (https://cc-cedict.org) reads otherwise than
pypinyin, of all its counties, districts and cities. Where dictionaries of standard Chinese differ from it, they are
followed (筠连 jun lian)."""

PLACES = {
    name: tuple(syllables.split())
    for name, _blank, syllables in (each.strip().partition(" ") for each in _READINGS.replace("\n", "·").split("·"))
    if name
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
