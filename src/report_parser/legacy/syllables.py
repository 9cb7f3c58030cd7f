"""Whether a word is spelled as a Vietnamese syllable can be: onset, rime, and a tone that the rime bears.

The rimes are those of the standard orthography (Hoàng Phê, Từ điển chính tả); rare ones are in, since the question here is only
which reading of a text is Vietnamese.
"""

import unicodedata
from functools import lru_cache

_SPELLED = """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y
"""
_RIMES = frozenset(_SPELLED.split())
# With no onset, and behind `qu`, whose u belongs to the onset.
_ALONE = _RIMES | {"yêm", "yên", "yêng", "yêt", "yêu"}
_OF_QU = frozenset(rime for rime in _RIMES if rime[0] not in "uưoôi") | {"ôc", "ych", "ynh", "yt", "yên", "yêt"}
_INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = frozenset(_INITIALS.split())
# `k`, `gh` and `ngh` stand before e, ê, i and y, where `c` and `ng` never do.
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_BEFORE_BACK = frozenset({"c", "ng"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("c", "p", "t", "ch")
_STOPPED_TONES = frozenset("\u0301\u0323")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC, any case) can be a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("nghiêng", "QUỐC", "gìn", "các", "cac", "chÝnh", "piñata")]
    [True, True, True, True, False, False, False]
    """
    if len(word) > 7:
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in _TONES]
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", decomposed.replace(tones[0], "") if tones else decomposed)
    if plain.endswith(_STOPPED) and (not tones or tones[0] not in _STOPPED_TONES):
        return False
    for length in (3, 2, 1, 0):
        onset, rime = plain[:length], plain[length:]
        if not length:
            return rime in _ALONE
        if onset not in _ONSETS or rime not in (_OF_QU if onset == "qu" else _RIMES):
            continue
        front = rime[0] in "eêiy"
        if not (onset in _BEFORE_BACK if front else onset in _BEFORE_FRONT):
            return True
    return False
