"""Bytes -> characters.

Enters: the bytes of one text or page. Leaves: its characters, undamaged. It refuses binary formats,
which it names, damaged UTF-8, and bytes whose legacy encoding cannot be told with certainty: words
misread are worse than a report missing.
"""

import codecs
import re
from collections import Counter

from purport.errors import ReadingError

MAGIC = (
    (b"PK\x05\x06", "an empty ZIP archive", "leave it out"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save its text as a .txt file"),
    (b"{\\rtf", "a Rich Text document", "save its text as a .txt file"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "unpack it"),
    (b"BZh", "bzip2-compressed", "unpack it"),
    (b"\xfd7zXZ\x00", "xz-compressed", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "type out its text as a .txt file"),
    (b"\xff\xd8\xff", "a JPEG image", "type out its text as a .txt file"),
    (b"GIF87a", "a GIF image", "type out its text as a .txt file"),
    (b"GIF89a", "a GIF image", "type out its text as a .txt file"),
    (b"RIFF", "sound, video or an image", "type out its text as a .txt file"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"SQLite format 3\x00", "an SQLite database", "export its texts as JSON Lines"),
    (b"bplist00", "a property list or web archive", "save the page as HTML"),
)

# UTF-32's little-endian mark begins with UTF-16's: longest first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The legacy encodings in which reports of the regions' wars are still met. Multi-byte ones of East
# Asia are left out: short Cyrillic texts pass for them.
LEGACY = [
    "cp1251",
    "koi8_u",
    "koi8_r",
    "cp1125",
    "iso8859_5",
    "mac_cyrillic",
    "cp1252",
    "cp1250",
    "iso8859_2",
    "cp1254",
    "cp1256",
    "iso8859_6",
    "cp1255",
]

# charset-normalizer's measures (0 to 1): how far the decoded text looks broken, and how far its
# letters are as frequent as in a language it knows. Texts of a sentence or more in their true
# encoding came out at chaos 0.0 and coherence 0.5 and more; wrong encodings below coherence 0.1.
MOST_CHAOS = 0.1
LEAST_COHERENCE = 0.2

# Bytes around the first that is not ASCII: enough to tell an encoding by.
SAMPLE = 8_000

# The share of UTF-16's pairs that the two most frequent alphabets of a text make up.
USUAL_SCRIPTS = 0.9

# The share of control characters above which bytes are no text, although they decode.
MOST_CONTROLS = 0.02

REMEDY = "save it as UTF-8"

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# What the wrong encoding makes of letters: C1 controls, signs such as ³ and ¿ behind a letter, and
# capitals within a word.
_MISREAD = re.compile("[\x80-\x9f]|[^\\W\\d_][¡-§ª¬¯-¶¸-º¼-¿×÷]|[a-z][À-ÖØ-ÞĀŁŃŇŐŞŢЀ-Я][a-z]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# Every windows-125x encoding has the same typographic punctuation at these bytes.
_NOT_PUNCTUATION = re.compile(rb"[\x80-\x84\x86-\x90\x98-\x9f\xa1-\xaa\xac-\xba\xbc-\xff]")
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?\sencoding)\s*=\s*["']?\s*([\w-]{3,20})""",
    re.IGNORECASE,
)
_DECLARABLE = re.compile(r"(windows-|cp-?\d|iso-?8859|koi8|x-mac-cyr|gb|big5|euc|shift_jis)", re.I)


def refuse_binary(head: bytes) -> None:
    """Raise `ReadingError`, which names the format, where `head` opens a known binary format."""
    for magic, name, remedy in MAGIC:
        if head.startswith(magic):
            raise ReadingError(f"it is {name}, not text", remedy=remedy)


def decode(payload: bytes) -> str:
    """Return the characters of `payload`; `ReadingError` where it is no text or its encoding is
    in doubt.

    Tried in order: a byte order mark, UTF-8, UTF-16 without a mark, the encoding that a page or
    a feed declares, and the legacy encoding that charset-normalizer is certain of.
    """
    refuse_binary(payload)
    text = _decode_marked(payload)
    if text is None:
        text = _strict(payload, "utf-8")
    if text is None or "\0" in text:
        text = _decode_unmarked_utf16(payload) if b"\0" in payload else _decode_legacy(payload)
    if sum(1 for _ in _CONTROLS.finditer(text)) > MOST_CONTROLS * len(text):
        raise ReadingError(
            "it is binary, not text", remedy="leave it out, or save its text as .txt"
        )
    return text


def _decode_marked(payload: bytes) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if payload.startswith(mark):
            text = _strict(payload, encoding)
            if text is None:
                name = encoding.removesuffix("-sig").upper()
                raise ReadingError(f"it is marked as {name} and is damaged", remedy=REMEDY)
            return text
    return None


def _decode_unmarked_utf16(payload: bytes) -> str:
    # In UTF-16 one byte of each pair tells the script: nearly all of these are the zero of blanks
    # and Latin letters or the one of another alphabet, and the others are never zero.
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        scripts, letters = payload[side::2], payload[1 - side :: 2]
        usual = sum(times for _, times in Counter(scripts).most_common(2))
        if b"\0" not in letters and usual >= USUAL_SCRIPTS * len(scripts):
            text = _strict(payload, encoding)
            if text and not _CONTROLS.search(text):
                return text
    raise ReadingError(
        "it is binary (it holds NUL bytes), not text",
        remedy="leave it out, or save its text as .txt in UTF-8",
    )


def _decode_legacy(payload: bytes) -> str:
    declared = _DECLARED.search(payload[:1024])
    if declared is not None and _DECLARABLE.match(name := declared[1].decode("ascii", "replace")):
        # Browsers read what is declared as Latin-1 as its superset windows-1252.
        latin_1 = name.lower() in {"iso-8859-1", "iso8859-1"}
        text = _strict(payload, "cp1252" if latin_1 else name)
        if text is not None:
            return text
    if not _NOT_PUNCTUATION.search(payload):
        return payload.decode("cp1252")
    _refuse_damaged_utf8(payload)
    from charset_normalizer import from_bytes  # when needed: few files are not UTF-8

    first = _NOT_ASCII.search(payload)
    start = max(0, (first.start() if first else 0) - SAMPLE // 8)
    sample = payload[start : start + SAMPLE]
    for guess in from_bytes(sample, cp_isolation=LEGACY, enable_fallback=False):
        if guess.chaos <= MOST_CHAOS and guess.coherence >= LEAST_COHERENCE:
            text = _strict(payload, guess.encoding)
            if text is not None and not _MISREAD.search(text):
                return text
    raise ReadingError("its encoding cannot be told", remedy=REMEDY)


def _refuse_damaged_utf8(payload: bytes) -> None:
    # Legacy text hardly ever holds sequences that are valid UTF-8, damaged UTF-8 mostly does.
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError as error:
        around = payload[max(0, error.start - SAMPLE) : error.start + SAMPLE]
        characters = around.decode("utf-8", "replace")
        lost = characters.count("\ufffd")
        if len(_BEYOND_ASCII.findall(characters)) > 2 * lost:
            raise ReadingError(
                f"it is UTF-8, damaged at byte {error.start + 1:,}",
                remedy="mend it, or save it again",
            ) from error


def _strict(payload: bytes, encoding: str) -> str | None:
    try:
        return payload.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
