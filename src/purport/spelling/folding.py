"""Spellings of place names -> keys under which namesakes in other alphabets and habits meet.

Enters: a place name in Latin letters, however romanised. Leaves: keys, lower-case ASCII, from the
strictest (`fold`) to the loosest (`clipped`), and a similarity. It refuses to know any place.

Sources: the Ukrainian Cabinet's table of 2010 (KMU 55), BGN/PCGN romanisations of Ukrainian,
Russian, Arabic and Persian, and the sound correspondences between Ukrainian and Russian names
(i/o in closed syllables, h/g, v/l before consonants, -ivka/-ovka, adjectival endings).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

SLAVIC = frozenset(["UA", "RU", "BY", "MD", "AM", "AZ", "GE", "KZ", "KG", "TJ", "TM", "UZ"])
"""Countries whose places reach English through Cyrillic."""

ARABIC = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "IL",
        "EG",
        "LY",
        "SD",
        "YE",
        "SA",
        "KW",
        "AE",
        "QA",
        "BH",
        "OM",
        "DZ",
        "TN",
        "MA",
        "EH",
        "MR",
        "SO",
        "DJ",
        "ER",
        "TD",
        "IR",
        "AF",
        "PK",
    ]
)
"""Countries whose places reach English through Arabic or Persian script."""

_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
_APOSTROPHES = frozenset("'’‘ʼ`´ʹ′ʿʾ″”“\"")


class _Letters(dict[int, str | None]):
    """What each character becomes in a key, worked out at its first sight.

    A table for `str.translate`, which is the cheapest way through the million names of the index.
    """

    def __missing__(self, code: int) -> str | None:
        letter = chr(code).lower()
        if letter in _APOSTROPHES:
            plain: str | None = None
        elif unicodedata.combining(chr(code)):
            plain = None
        else:
            decomposed = unicodedata.normalize("NFKD", _PLAIN.get(letter, letter))
            bare = "".join(c for c in decomposed if not unicodedata.combining(c))
            plain = "".join(c if c in _KEPT else " " for c in bare)
        self[code] = plain
        return plain


def fold_all(names: Iterable[str]) -> list[str]:
    """Return `fold` of each of `names`, cheaper than one by one."""
    lines = "\n".join([*names, ""]).translate(_LETTERS).split("\n")[:-1]
    return ["".join(line.split()) for line in lines]


_KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LETTERS = _Letters({ord("\n"): "\n"})
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")


def spaced(name: str) -> str:
    """Return `name` in lower-case ASCII words with single blanks; apostrophes vanish.

    >>> spaced("Deir ez-Zôr"), spaced("Mar’yanivka")
    ('deir ez zor', 'maryanivka')
    """
    return " ".join(name.translate(_LETTERS).split())


def fold(name: str) -> str:
    """Return `name` without case, accents, apostrophes, blanks and hyphens.

    >>> fold("Khan-Shaykhūn")
    'khanshaykhun'
    """
    return "".join(name.translate(_LETTERS).split())


# One letter for a sound: S sh, Z zh, C ch, Q shch, T ts, X kh. The longest spellings come first.
_SLAVIC_SOUNDS = (
    ("shch", "Q"), ("sch", "Q"), ("stch", "Q"), ("tch", "C"), ("zgh", "zg"), ("zh", "Z"),
    ("kh", "h"), ("ch", "C"), ("sh", "S"), ("ts", "T"), ("tz", "T"), ("ck", "k"), ("x", "ks"),
    ("w", "v"), ("g", "h"), ("yo", "o"), ("jo", "o"),
    ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ou", "u"),
    ("ye", "e"), ("ie", "e"), ("je", "e"), ("yi", "i"), ("y", "i"), ("j", "i"), ("c", "T"),
)  # fmt: skip
_SLAVIC_ENDINGS = (
    ("iy", re.compile(r"(?:[oie]i|[iy]+)$"), "i"),  # -oy -iy -yi -ei: masculine, plurals
    ("eo", re.compile(r"(?:oe|ee|o)$"), "e"),  # -oye -oe -o: neuter
    ("a", re.compile(r"aa$"), "a"),  # -aya: feminine
)
# Roots that the two languages have each in its own shape, and words that are translated and not
# transcribed ("Peremoha", "Pobeda"). The first item has to be in the word for the pattern to have a
# chance: plain search is cheaper. What they bring is counted by training/places/correspondences.py.
_SLAVIC_ROOTS = (
    ("vu", re.compile(r"^vu(?=[ZzhlS])"), "u"),  # Vuhledar, Ugledar
    ("vi", re.compile(r"^vi(?=lh|lS|tr|dr)"), "o"),  # Vilkhove, Olkhovoye; Vidradne, Otradnoye
    ("viv", re.compile(r"^viv(?=[sC])"), "ov"),  # Vivcharove, Ovcharovo
    ("viln", re.compile(r"^vi(?=ln)"), "vo"),
    ("otr", re.compile(r"^otr(?=ad)"), "odr"),
    ("hor", re.compile(r"^hor(?=[ie]h)"), "or"),  # Horikhiv, Orekhov
    ("han", re.compile(r"^han(?=[io])"), "an"),  # Hannivka, Annovka
    ("hostr", re.compile(r"^hostr"), "ostr"),
    ("nikol", re.compile(r"nikol"), "mikol"),
    ("eka", re.compile(r"^eka"), "ka"),
    ("elen", re.compile(r"^elen"), "alen"),
    ("ole", re.compile(r"^ole(?=ks|n)"), "ale"),
    ("konst", re.compile(r"konst"), "kost"),
    ("pid", re.compile(r"^pid"), "pod"),
    ("soln", re.compile(r"soln"), "son"),
    ("poCt", re.compile(r"poCt"), "poSt"),
    ("tavri", re.compile(r"tavriC(?=esk)"), "tavri"),
    ("st", re.compile(r"st(?=[nl])"), "s"),  # Shchaslyve, Schastlivoye; Radisne, Radostnoye
    ("k", re.compile(r"(?:[zZh]s|z)k"), "sk"),  # Zaporizke, Zaporozhskoye
    ("krasn", re.compile(r"krasn"), "Cervon"),
    ("bolS", re.compile(r"bolS"), "velik"),
    ("pobed", re.compile(r"^pobed"), "peremoh"),
    ("perv", re.compile(r"^perv(?=[aoi]|$)"), "perS"),
    ("uZn", re.compile(r"^uZn"), "pivden"),
    ("ovt", re.compile(r"Zovt(?=en|n)"), "oktabr"),
    ("v", re.compile(r"(?<=^.)[oe]v(?=[^aeioun])"), "ol"),  # Vovchansk, Volchansk
    ("v", re.compile(r"[ie]v(?=[kTsCQ])"), "ov"),  # Chernivtsi, Chernovtsy
)


@lru_cache(maxsize=100_000)
def slavic_words(name: str) -> tuple[str, ...]:
    """Return the words of a Ukrainian or Russian name, one letter a sound, endings made alike.

    >>> slavic_words("Kupyansk-Uzlovoy") == slavic_words("Kupiansk-Vuzlovyi")
    True
    """
    return tuple(_slavic_word(word) for word in spaced(name).split())


def _slavic_word(word: str) -> str:
    word = _REPEATED.sub(r"\1", word)
    for spelling, sound in _SLAVIC_SOUNDS:
        if spelling in word:
            word = word.replace(spelling, sound)
    word = _REPEATED.sub(r"\1", word)
    for last, pattern, ending in _SLAVIC_ENDINGS:
        if word[-1:] in last:
            word = pattern.sub(ending, word)
    for part, pattern, root in _SLAVIC_ROOTS:
        if part in word:
            word = pattern.sub(root, word)
    return word


# Article and its assimilated forms, a word of their own once hyphens are blanks.
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "as",
        "es",
        "ash",
        "esh",
        "ad",
        "ed",
        "ar",
        "er",
        "at",
        "et",
        "an",
        "en",
        "az",
        "ez",
        "ath",
        "eth",
        "adh",
        "edh",
        "il",
    ]
)
_ARABIC_SOUNDS = (
    ("tch", "S"), ("ch", "S"), ("sh", "S"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("ph", "f"), ("dj", "j"), ("q", "k"), ("c", "k"), ("x", "ks"), ("p", "b"), ("v", "f"),
    ("ou", "u"), ("w", "u"), ("y", "i"),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def arabic_words(name: str) -> tuple[str, ...]:
    """Return the words of an Arabic or Persian name without articles, one letter a sound.

    >>> arabic_words("al-Tabqa") == arabic_words("Aţ Ţabqah")
    True
    """
    words = spaced(name).split()
    kept = [word for word in words if word not in _ARTICLES] or words
    return tuple(_arabic_word(word) for word in kept)


def _arabic_word(word: str) -> str:
    # "Alduhour", "Ezzor", "Assukhnah": the article written as one with its noun.
    word = re.sub(r"^[ae](?:([snrdtzl])\1|l(?=[bdfghjkmqrstwz][a-z]{3}))", r"\1", word)
    for spelling, sound in _ARABIC_SOUNDS:
        if spelling in word:
            word = word.replace(spelling, sound)
    word = re.sub(r"(?<=[aei])h$", "", word)
    return _REPEATED.sub(r"\1", word)


def sounds(name: str, country: str) -> str:
    """Return the sounds of `name` as `country` (ISO 3166-1 alpha-2) is romanised."""
    if country in SLAVIC:
        return "".join(slavic_words(name))
    if country in ARABIC:
        return "".join(arabic_words(name))
    return fold(name)


def skeleton(name: str, country: str) -> str:
    """Return the consonants of `sounds`; a single one keeps its vowels.

    >>> skeleton("Kucherovka", "UA") == skeleton("Kucherivka", "UA")
    True
    """
    spoken = sounds(name, country)
    if country not in SLAVIC and country not in ARABIC:
        return spoken
    bare = _REPEATED.sub(r"\1", _VOWELS.sub("", spoken))
    return bare if len(bare) >= 2 else spoken


_POSSESSIVE = re.compile(r"(?:[oei]v|in)[aei]?$")


SHORT = 9
"""Sounds up to which a name is also found with one sound left out, vowels kept: "Topyla" or "Vilne"
have too few consonants to tell a slip by."""


def clipped(name: str, country: str) -> tuple[str, ...]:
    """Return `skeleton`, with and without a possessive ending, and with any one letter left out.

    Two names whose tuples meet differ by about one consonant, short ones by about one sound
    (deletion neighbourhood of the symmetric-delete spelling correction, W. Garbe 2012).
    """
    spoken = sounds(name, country)
    forms = [spoken, _POSSESSIVE.sub("", spoken)] if country in SLAVIC else [spoken]
    keys: list[str] = []
    for form in forms:
        bare = _REPEATED.sub(r"\1", _VOWELS.sub("", form))
        if len(bare) >= 3:
            keys.append(bare)
        if len(bare) >= 4:
            keys.extend(_without_one(bare))
    if 4 <= len(spoken) <= SHORT:
        keys.extend(f"~{key}" for key in (spoken, *_without_one(spoken)))
    return tuple(dict.fromkeys(keys))


def _without_one(letters: str) -> list[str]:
    return [letters[:i] + letters[i + 1 :] for i in range(len(letters))]


def untwisted(name: str) -> tuple[str, ...]:
    """Return `name`, folded, with any two neighbouring letters exchanged.

    A slip inside "zh" or "shch" turns one sound into two others, which no key of sounds finds.
    """
    word = fold(name)
    return tuple(
        word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for i in range(len(word) - 1)
        if word[i] != word[i + 1] and "h" in word[i : i + 2]
    )


@lru_cache(maxsize=50_000)
def similarity(first: str, second: str, country: str) -> float:
    """Return how alike two spellings are, 0 to 1; vowels weigh half of what consonants do."""
    if fold(first) == fold(second):
        return 1.0
    spoken = Levenshtein.normalized_similarity(sounds(first, country), sounds(second, country))
    bare = Levenshtein.normalized_similarity(skeleton(first, country), skeleton(second, country))
    return 0.98 * (0.5 * spoken + 0.5 * bare)
