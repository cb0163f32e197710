"""Bytes come out as the characters that were written, or not at all."""

import pytest

from purport.errors import ReadingError
from purport.reading.decoding import decode

RUSSIAN = "Начальник штаба доложил, что город взят, а другая сторона это отрицает. "
UKRAINIAN = "Штаб повідомив, що місто утримують його війська, а бої тривають на околицях. "
ARABIC = "قالت الوزارة إن القوات سيطرت على المدينة، ونفى الجانب الآخر ذلك. "
ENGLISH = "The general’s office – or “staff” – said on Thursday that fighting went on. "
FRENCH = "L’état-major a déclaré jeudi que la ville était tombée, près de l’hôpital. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-16-be")),
        *((UKRAINIAN, name) for name in ("cp1251", "koi8-u", "cp1125", "utf-16-le")),
        *((ARABIC, name) for name in ("cp1256", "utf-16", "utf-32")),
        *((ENGLISH, name) for name in ("cp1252", "cp1251", "utf-16-le", "utf-8-sig")),
        (FRENCH, "cp1252"),
    ],
)
@pytest.mark.parametrize("times", [1, 200])
def test_encodings_are_told(text: str, encoding: str, times: int) -> None:
    assert decode((text * times).encode(encoding)).lstrip("\ufeff") == text * times


def test_an_encoding_is_told_from_where_it_shows() -> None:
    text = "Fighting goes on. " * 2_000 + RUSSIAN * 3
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize("encoding", ["mac-roman", "gb18030", "cp037"])
def test_what_cannot_be_told_is_refused(encoding: str) -> None:
    text = ENGLISH if encoding != "gb18030" else "总参谋部周四表示，该市已被占领，对方否认。"
    with pytest.raises(ReadingError, match="save it"):
        decode(text.encode(encoding, "ignore"))


def test_a_page_declares_its_encoding() -> None:
    page = '<meta charset="{}"><p>Ґанок'
    assert decode(page.format("windows-1251").encode("cp1251")).endswith("Ґанок")
    assert decode(b'<meta charset="iso-8859-1"><p>\x93caf\xe9\x94') == (
        '<meta charset="iso-8859-1"><p>“café”'
    )
    for wrong in ("utf-8", "utf-7", "rot13", "nonsense"):
        with pytest.raises(ReadingError):
            decode(page.format(wrong).encode("cp1251"))
