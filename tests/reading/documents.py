"""Small documents as the programs of others write them: PDF, Word, letters, archives, exports."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SENTENCE = "The ministry said on Thursday that its forces had taken the village of Lisne."
DENIAL = "Residents denied it, saying that the fighting went on."
ENGLISH = f"{SENTENCE} {DENIAL}"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: list[str], title: str = "Situation report") -> bytes:
    """Return a PDF document with these lines on its pages (PDF 32000-1, the least of it)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>", b""]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 700 Td {shown} ET".encode("latin-1")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 "
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents %d 0 R >>"
            % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(
        f"<< /Title ({title}) /Author (A. Writer) /CreationDate (D:20251120211500+03'00') "
        "/ModDate (D:20251122080000Z) >>".encode()
    )
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for start in starts:
        out.write(b"%010d 00000 n \n" % start)
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), table)
    )
    return out.getvalue()


def archive(files: dict[str, bytes | str]) -> bytes:
    """Return a ZIP archive with these files."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return out.getvalue()


def word(*paragraphs: str, prolog: str = "") -> bytes:
    """Return a Word document with these paragraphs, each in two runs."""
    body = "".join(
        f"<w:p><w:pPr/><w:r><w:t>{each[:7]}</w:t></w:r><w:del><w:r><w:delText>DELETED</w:delText>"
        f'</w:r></w:del><w:r><w:t xml:space="preserve">{each[7:]}</w:t></w:r></w:p>'
        for each in paragraphs
    )
    core = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Note</dc:title><dc:creator>A. Writer</dc:creator>"
        "<t:modified>2025-11-22T08:00:00Z</t:modified></p>"
    )
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
            "</w:document>",
            "docProps/core.xml": core,
        }
    )


def letter(body: str = SENTENCE + "\n", *, extra: str = "", kind: str = "text/plain") -> bytes:
    """Return a letter of a mailing list."""
    return (
        'From: "Relief Desk" <desk@relief.example>\nTo: reader@example.org\n'
        "Date: Thu, 20 Nov 2025 21:15:00 +0300\nMessage-ID: <1@relief.example>\n"
        f"Subject: Flash update\n{extra}MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n"
        f"{body}"
    ).encode()


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Sample</title>
<language>en-gb</language>
<item><title>Army claims village</title><link>https://s.example/a</link>
<dc:creator>A. Writer</dc:creator><pubDate>Thu, 20 Nov 2025 21:15:00 +0300</pubDate>
<description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description></item>
<item><title>Denied</title><link>https://s.example/b</link><description>Short.</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><p>{DENIAL}<script>x</script></p>]]></content:encoded>
</item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Notes</title>
<entry><title>Army &lt;i&gt;claims&lt;/i&gt; village</title><link href="https://n.example/1"/>
<published>2025-11-20T10:00:00Z</published><updated>2025-11-22T10:00:00Z</updated>
<author><name>B. Writer</name></author><content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;</content>
</entry></feed>"""

CHAT: dict[str, Any] = {
    "name": "Far Bank",
    "type": "public_channel",
    "id": 1234,
    "messages": [
        {"id": 1, "type": "service", "date": "2025-11-19T10:00:00", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2025-11-20T21:15:00",
            "from": "Far Bank",
            "text": ["The ministry said that ", {"type": "bold", "text": "Lisne"}, " was taken."],
        },
        {"id": 3, "type": "message", "date": "2025-11-20T21:16:00", "photo": "p.jpg", "text": ""},
        {
            "id": 4,
            "type": "message",
            "date": "2025-11-21T08:15:00",
            "edited": "2025-11-22T08:15:00",
            "from": "Far Bank",
            "author": "Editor",
            "forwarded_from": "Near Bank",
            "reply_to_message_id": 2,
            "text": "Lisne was not taken, residents said.",
        },
    ],
}


def chat(**changes: Any) -> str:
    """Return a Telegram export as JSON."""
    return json.dumps({**CHAT, **changes}, ensure_ascii=False, indent=1)


CHAT_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>
<body onload="CheckLocation();"><div class="page_wrap"><div class="page_header">
<div class="content">
<div class="text bold"> Far Bank </div></div></div><div class="page_body chat_page">
<div class="history">
<div class="message service" id="message-1"><div class="body details">20 November 2025</div></div>
<div class="message default clearfix" id="message2"><div class="body">
<div class="pull_right date details" title="20.11.2025 21:15:00 UTC+03:00">21:15</div>
<div class="from_name"> Far Bank </div>
<div class="text">The ministry said that <strong>Lisne</strong> was taken.<br>More soon.</div>
</div></div>
<div class="message default clearfix joined" id="message4"><div class="body">
<div class="pull_right date details" title="21.11.2025 08:15:00 UTC+03:00">08:15</div>
<div class="reply_to details">In reply to <a href="#go_to_message2">this message</a></div>
<div class="forwarded body"><div class="from_name"> Near Bank
 <span class="date details" title="19.11.2025 07:00:00 UTC+03:00"> 19.11.2025 07:00:00</span></div>
<div class="text">Lisne was not taken, residents said.</div></div></div></div>
</div></div></div></body></html>"""

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Taken?</title>
<meta name="author" content="Anna Writer">
<meta property="article:published_time" content="2025-11-20T23:30:00+02:00">
<meta property="article:modified_time" content="2025-11-21T08:00:00+02:00"></head>
<body><article><h1>Taken?</h1><p>{ENGLISH}</p><p>{ENGLISH} It went on.</p></article></body>
</html>"""


def web_archive(pages: dict[str, tuple[str, bytes]], *, gzipped: bool = True) -> bytes:
    """Return a WARC with an answer for each address: its Content-Type and its body."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for address, (sort, body) in pages.items():
        headers = StatusAndHeaders("200 OK", [("Content-Type", sort)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address, "response", payload=BytesIO(body), http_headers=headers
        )
        body_stream = record.raw_stream
        writer.write_record(record)
        body_stream.close()  # warcio copies it and leaves it open
    return out.getvalue()
