"""A Word document (.docx) -> `Draft`.

Enters: the bytes of one document: a ZIP archive with XML in it (ECMA-376). Leaves: its paragraphs,
and the title, author, date of change and language that it states. It refuses XML with a document
type (entities that grow, files that are fetched) and parts that unpack to more than
`Config.max_bytes`. Deleted text and field codes are left out, inserted text is in.
"""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from purport.config import Config
from purport.errors import ReadingError
from purport.reading.canonical import Draft

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
DOCUMENT = "word/document.xml"
PROPERTIES = "docProps/core.xml"

REMEDY = "save it again, or save its text as .txt"


def read_word(payload: bytes, *, file: str, config: Config) -> Draft:
    """Return the draft of a document; `ReadingError` where it is broken, locked or empty."""
    try:
        with ZipFile(BytesIO(payload)) as archive:
            document = _part(archive, DOCUMENT, config=config)
            named = PROPERTIES in archive.namelist()
            stated = _part(archive, PROPERTIES, config=config) if named else None
    except (BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise ReadingError("it is a damaged Word document", remedy=REMEDY) from error
    paragraphs = [words for each in document.iter(f"{WORD}p") if (words := _words(each))]
    return Draft(
        text="\n\n".join(paragraphs),
        file=file,
        title=_stated(stated, f"{DUBLIN}title"),
        author=_stated(stated, f"{DUBLIN}creator"),
        updated=_stated(stated, f"{TERMS}modified"),
        language=_stated(stated, f"{DUBLIN}language"),
    )


def _part(archive: ZipFile, name: str, *, config: Config) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    with archive.open(name) as stream:
        xml = stream.read(config.max_bytes + 1)
    if len(xml) > config.max_bytes:
        raise ReadingError(
            f"it unpacks to more than {config.max_bytes:,} bytes",
            remedy="split it, or raise max_bytes",
        )
    try:
        root: Element = fromstring(xml, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ReadingError("its XML declares entities", remedy=REMEDY) from error
    except ParseError as error:
        raise ReadingError("it is a damaged Word document", remedy=REMEDY) from error
    return root


def _words(paragraph: "Element") -> str:
    # A paragraph in a text box stands inside another one: each is read once, by itself.
    pieces = []
    waiting = list(reversed(paragraph))
    while waiting:
        each = waiting.pop()
        if each.tag == f"{WORD}t":
            pieces.append(each.text or "")
        elif each.tag in {f"{WORD}tab", f"{WORD}br", f"{WORD}cr"}:
            pieces.append(" " if each.tag == f"{WORD}tab" else "\n")
        elif each.tag == f"{WORD}noBreakHyphen":
            pieces.append("-")
        elif each.tag not in {f"{WORD}p", f"{WORD}pPr", f"{WORD}rPr"}:
            waiting.extend(reversed(each))
    return "".join(pieces).strip()


def _stated(properties: "Element | None", tag: str) -> str | None:
    return None if properties is None else properties.findtext(tag)
