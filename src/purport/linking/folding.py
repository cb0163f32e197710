"""Words -> what they are compared by: stems, concepts, keys of names.

Enters: text of claims, of names and of places. Leaves: terms. It refuses grammar: claims come
without a parse, so that ten thousand of them are compared in seconds.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from purport.linking.wording import (
    CAMPS,
    CIVIL,
    CONCEPTS,
    COUNTRIES,
    OFFICIAL,
    PHRASES,
    STOP,
    word_set,
)

WORD = re.compile(r"\w+(?:[.,]\w+)*")
_PHRASES = tuple((needed, re.compile(pattern), put) for needed, pattern, put in PHRASES)
_CONCEPT = {stem: concept for concept, stems in CONCEPTS.items() for stem in stems.split()}
_CAMP = {word: camp for camp, words in CAMPS.items() for word in words.split()}
_NATION = {
    word: country
    for country, words in COUNTRIES.items()
    for word in (country, *words.split("|")[0].split())
}
_SEAT, _LEADER = (
    {
        word: country
        for country, words in COUNTRIES.items()
        for word in words.split("|")[section].split()
    }
    for section in (1, 2)
)
_SMALL = word_set("a an the of to for and in on at by its his her their s")
_TITLES = _SMALL | word_set(
    "mr mrs ms dr general gen colonel col major maj lieutenant lt captain president prime "
    "minister commander sir sheikh chief staff deputy spokesman spokeswoman spokesperson"
)
_ARTICLE = re.compile(r"^(?:(?:al|el|as|ash|ad|ar|at|az)[ -]|the )+")
_GENERIC = word_set(
    "city town village settlement region oblast province governorate raion district area "
    "areas outskirts countryside rural farms farm of the in near southern northern eastern "
    "western"
)
_RULE = word_set("the official government regime state")
_QUALIFIED = re.compile(r"(?i:\bso[- ]called\b|\b[\w.]+[- ]based\b|\bpro-\w+\b)")
_BACKED = re.compile(
    r"(?i:[\w.]+(?:-| )(?:backed|supported|sponsored|allied|led|held|controlled)\b)"
)


def fold(text: str) -> str:
    """Return `text` in lower case, without accents.

    >>> fold("Überläufer aus Kyïv")
    'uberlaufer aus kyiv'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what is left of a folded English word without endings and British spelling.

    >>> [stem(word) for word in ("villages", "bombing", "defences", "neighbouring", "metres")]
    ['village', 'bomb', 'defens', 'neighbor', 'meter']
    """
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "i"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    word = word.replace("our", "or") if len(word) > 5 else word
    if word.endswith("tre"):
        return word[:-3] + "ter"
    if word.endswith("yse"):
        return word[:-3] + "yz"
    if word.endswith(("ise", "ize", "isation", "ization")) and len(word) > 6:
        return re.sub(r"(?:i[sz]e|i[sz]ation)$", "iz", word)
    if word.endswith("ence"):
        return word[:-2] + "s"
    if word.endswith("y") and len(word) > 3:
        return word[:-1] + "i"
    return word[:-1] if word.endswith("e") and len(word) > 4 and word != "village" else word


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """Return the concept, the country or the stem that the folded `word` stands for.

    >>> [term(word) for word in ("liberated", "seized", "syrians", "rebels", "terrorists", "dead")]
    ['capture', 'capture', 'syria', 'rebel', 'rebel', 'kill']
    """
    for form in (word, word.removesuffix("s")):
        if form in _NATION:
            return _NATION[form]
    stemmed = stem(word)
    return _CONCEPT.get(stemmed, _CONCEPT.get(word, stemmed))


def unify(text: str) -> str:
    """Return `text` with the phrases that are one word written as one."""
    written = f"{text}\n{text.lower()}"
    for needed, pattern, put in _PHRASES:
        if any(each in written for each in needed):  # far quicker than a pattern that fails
            text = pattern.sub(put, text)
    return text


# A claim's words and its sentence's are asked for again and again while its report is read.
@lru_cache(maxsize=1024)
def _cut(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(unify(text)))


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded, in order, grammar and all."""
    return tuple([fold(word) for word in _cut(text)])


def terms(text: str) -> dict[str, bool]:
    """Return the terms of `text`; True where the word is written as a name.

    Numbers are left out, they are compared as quantities.

    >>> terms("Rebels were killed by shelling in Saraqib.")
    {'rebel': False, 'kill': False, 'strike': False, 'saraqib': True}
    """
    found: dict[str, bool] = {}
    for number, word in enumerate(_cut(text)):
        key = _counted(word)
        if key:
            found[key] = found.get(key, False) or (number > 0 and word[0].isupper())
    return found


@lru_cache(maxsize=262_144)
def _counted(word: str) -> str:
    """The term of a word as it is written, empty for grammar, single letters and numbers."""
    folded = fold(word).strip("_")
    if folded in STOP or len(folded) < 2 or folded[0].isdigit():
        return ""
    return term(folded)


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Return what spellings of one place name share: no article, no type, no accents.

    >>> place_key("the city of Al-Bab") == place_key("Bab")
    True
    """
    plain = fold(name).replace("’", "").replace("'", "").replace("ʼ", "")
    parts = [part for part in re.split(r"[^\w]+", _ARTICLE.sub("", plain)) if part]
    kept = [part for part in parts if part not in _GENERIC and part not in ("al", "el")]
    return " ".join(kept)


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """Return the consonants of a place key, doubled ones once, for spellings that differ in vowels.

    >>> skeleton(place_key("al-Maleh")) == skeleton(place_key("Mallah"))
    True
    """
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh\W]", "", key))


@lru_cache(maxsize=65536)
def party(text: str) -> frozenset[str]:
    """Return the countries and camps that the words of a party name; empty where they name none.

    Who merely backs a party is not the party. A capital or a leader stands for the government.

    >>> sorted(party("Assad's forces")), sorted(party("Turkish-backed rebels"))
    (['syria'], ['rebel'])
    """
    plain = _BACKED.sub(" ", unify(text))
    found = set()
    parts = [fold(word) for word in WORD.findall(plain)]
    if CIVIL & set(parts):
        return frozenset()  # a country's rescuers or monitors are not its forces
    for folded in parts:
        for form in (folded, folded.removesuffix("s")):
            name = _NATION.get(form) or _SEAT.get(form) or _LEADER.get(form) or _CAMP.get(form)
            if name:
                found.add(name)
                break
    countries = found - set(CAMPS)
    if "coalition" in found:
        return frozenset({"coalition"}) if countries <= {"america"} else frozenset()
    if "state" in found and "rebel" in found and " and " in plain:
        return frozenset(found)
    if "rebel" in found or "isis" in found:
        return frozenset(found - countries - {"state"}) or frozenset(countries)
    return frozenset(countries or found)


def opposed(one: Iterable[str], other: Iterable[str]) -> bool:
    """Return whether two parties, both known, cannot be one.

    >>> opposed(party("Russian forces"), party("Ukrainian troops"))
    True
    >>> opposed(party("the army"), party("Iraqi forces"))
    False
    """
    ours, theirs = set(one), set(other)
    if not ours or not theirs or ours & theirs:
        return False
    pair = (ours, theirs)
    if any(side == {"state"} for side in pair):
        return any(side & {"rebel", "isis"} for side in pair)
    if any(side == {"coalition"} for side in pair):
        return not any(side & {"america"} for side in pair)
    # Either of these two may be called by the other's words.
    return not ours | theirs <= {"rebel", "isis"}


@lru_cache(maxsize=65536)
def name_key(name: str) -> frozenset[str]:
    """Return the words of a voice's name that tell it apart, titles aside, capitals as governments.

    >>> name_key("General Valery Gerasimov") > name_key("Gerasimov")
    True
    """
    parts = list(words(_QUALIFIED.sub(" ", name)) or words(name))
    while len(parts) > 1 and parts[0] in _TITLES:
        parts.pop(0)
    found = []
    for word in parts:
        if word in _SMALL:
            continue
        single = word.removesuffix("s") if len(word) > 3 else word
        found.append(_NATION.get(word) or _NATION.get(single) or stem(word))
    return frozenset(found or words(name))


def speaks(name: str) -> frozenset[str]:
    """Return the countries and camps that a voice speaks for; empty for a monitor or an outlet.

    >>> sorted(speaks("the Syrian army")), sorted(speaks("Syrian state TV channel Alpha"))
    (['syria'], [])
    """
    country = government(name)
    if country:
        return frozenset({country})
    said = {fold(word).removesuffix("s") for word in WORD.findall(unify(name))}
    leads = said & _LEADER.keys() or said & OFFICIAL
    return party(name) if leads else frozenset()


def government(name: str) -> str | None:
    """Return the country whose government a name means: "Damascus", "the Syrian government".

    >>> government("Moscow"), government("the Russian government"), government("Russian media")
    ('russia', 'russia', None)
    """
    rest = [fold(word) for word in WORD.findall(unify(name))]
    rest = [word for word in rest if word.removesuffix("s") not in _RULE]
    if len(rest) != 1:
        return None
    known = _NATION | _SEAT
    return known.get(rest[0]) or known.get(rest[0].removesuffix("s"))
