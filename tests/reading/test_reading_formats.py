"""Feeds, exports, letters, documents and archives: what is taken out of each."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from purport.config import Config
from purport.model import Failure, Report
from purport.reading import read_reports
from purport.reading.feeds import read_feed_list
from tests.reading.documents import (
    ATOM,
    CHAT_PAGE,
    DENIAL,
    ENGLISH,
    PAGE,
    RSS,
    SENTENCE,
    archive,
    chat,
    letter,
    pdf,
    web_archive,
    word,
)

CONFIG = Config(max_bytes=200_000, max_characters=50_000)


def read(folder: Path, name: str, content: str | bytes) -> list[Report | Failure]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_reports([path], config=CONFIG))


def read_one(folder: Path, name: str, content: str | bytes) -> Report:
    (report,) = read(folder, name, content)
    assert isinstance(report, Report), str(report)
    return report


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed"])
def test_each_item_of_a_feed_is_a_report(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, RSS) == [
        Report(
            text=SENTENCE,
            file="feed:1",
            title="Army claims village",
            outlet="The Sample",
            url="https://s.example/a",
            published="2025-11-20",
            language="en",
            author="A. Writer",
        ),
        Report(
            text=f"{SENTENCE}\n\n{DENIAL}",
            file="feed:2",
            title="Denied",
            outlet="The Sample",
            url="https://s.example/b",
            language="en",
        ),
    ]


def test_an_atom_feed_tells_when_an_item_was_changed(tmp_path: Path) -> None:
    report = read_one(tmp_path, "a.atom", ATOM)
    assert (report.title, report.outlet) == ("Army claims village", "Notes")
    assert (report.published, report.updated) == ("2025-11-20", "2025-11-22")
    assert (report.author, report.url) == ("B. Writer", "https://n.example/1")


def test_a_feed_says_in_which_encoding_it_is(tmp_path: Path) -> None:
    text = "Силы удерживают город, сообщил генеральный штаб. " * 3
    feed = f'<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><item>\
<description>{text}</description></item></channel></rss>'
    report = read_one(tmp_path, "a.xml", feed.encode("windows-1251"))
    assert (report.text, report.language) == (text.strip(), "ru")


def test_a_list_of_feeds_gives_addresses(tmp_path: Path) -> None:
    listed = (
        '<opml version="2.0"><body><outline text="War"><outline type="rss" xmlUrl="https://a.example/'
        'rss"/><outline xmlUrl="https://b.example/atom"/></outline></body></opml>'
    )
    assert read_feed_list(listed) == ("https://a.example/rss", "https://b.example/atom")
    (failure,) = read(tmp_path, "list.opml", listed)
    assert isinstance(failure, Failure)
    assert failure.reason == "it is a list of feeds, not a report"


def test_a_forwarded_message_is_first_that_of_the_channel_it_comes_from(tmp_path: Path) -> None:
    own, origin, carrier = read(tmp_path, "result.json", chat())
    assert own == Report(
        text="The ministry said that Lisne was taken.",
        file="result:2",
        outlet="Far Bank",
        url="https://t.me/c/1234/2",
        published="2025-11-20",
    )
    assert origin == Report(
        text="Lisne was not taken, residents said.",
        file="result:4",
        outlet="Near Bank",
        published="2025-11-21",
    )
    assert carrier == Report(
        text="Lisne was not taken, residents said.",
        file="result:4",
        outlet="Far Bank",
        url="https://t.me/c/1234/4",
        published="2025-11-21",
        author="Editor",
        updated="2025-11-22",
        replies_to="https://t.me/c/1234/2",
    )


def test_an_export_as_pages_says_the_same(tmp_path: Path) -> None:
    own, origin, carrier = read(tmp_path, "messages.html", CHAT_PAGE)
    assert isinstance(own, Report)
    assert own.text == "The ministry said that Lisne was taken.\nMore soon."
    assert (own.outlet, own.published, own.file) == ("Far Bank", "2025-11-20", "messages:2")
    assert isinstance(origin, Report)
    assert (origin.outlet, origin.published) == ("Near Bank", "2025-11-19")
    assert isinstance(carrier, Report)
    assert (carrier.outlet, carrier.published) == ("Far Bank", "2025-11-21")
    assert (carrier.replies_to, carrier.id) == ("messages:2", origin.id)


def test_an_export_of_an_account_leaves_conversations_out(tmp_path: Path) -> None:
    chats = [json.loads(chat()), json.loads(chat(name="A. Person", type="personal_chat"))]
    found = read(tmp_path, "result.json", json.dumps({"about": "", "chats": {"list": chats}}))
    assert [isinstance(item, Report) for item in found] == [True, True, True, False]
    assert "conversation between two persons" in str(found[-1])


def test_the_furniture_of_an_export_is_left_out(tmp_path: Path) -> None:
    names = ["css/style.css", "js/script.js", "photos/a.jpg", "notes/photos/b.txt"]
    files: dict[str, str | bytes] = dict.fromkeys(names, "Fighting.")
    files |= {"result.json": chat()}
    for name, content in files.items():
        (tmp_path / "e" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "e" / name).write_text(str(content), encoding="utf-8")
    found = [item.file for item in read_reports([tmp_path / "e"], config=CONFIG)]
    assert found == ["b", "result:2", "result:4", "result:4"]
    assert [item.file for item in read(tmp_path, "e.zip", archive(files))] == found


def test_a_pdf_gives_paragraphs_without_what_stands_on_every_page(tmp_path: Path) -> None:
    first = [
        "The ministry said on Thursday that its for-",
        "ces had taken the village of Lisne.",
        "",
    ]
    later = [[f"Shelling went on for {days} days.", ""] for days in ("two", "three")]
    pages = [["BULLETIN 7", *lines, f"{at}"] for at, lines in enumerate([first, *later], start=1)]
    report = read_one(tmp_path, "a.pdf", pdf(*pages))
    assert report.text.startswith(SENTENCE)
    assert "BULLETIN" not in report.text
    assert (report.title, report.author) == ("Situation report", "A. Writer")
    assert (report.published, report.updated, report.language) == ("2025-11-20", "2025-11-22", "en")


def test_a_word_document_gives_its_paragraphs(tmp_path: Path) -> None:
    report = read_one(tmp_path, "a.docx", word(SENTENCE, DENIAL))
    assert report.text == f"{SENTENCE}\n\n{DENIAL}"
    assert (report.title, report.author, report.updated) == ("Note", "A. Writer", "2025-11-22")


def test_a_letter_gives_names_and_no_addresses(tmp_path: Path) -> None:
    body = "The ministry said on Thursday that its\nforces had taken the village of Lisne.\n"
    report = read_one(tmp_path, "a.eml", letter(body))
    assert (report.text, report.title, report.outlet) == (SENTENCE, "Flash update", "Relief Desk")
    assert (report.published, report.author) == ("2025-11-20", None)
    assert "@" not in str(report)
    listed = letter(extra='List-Id: "Relief News" <news.relief.example>\n')
    report = read_one(tmp_path, "a", listed)
    assert (report.outlet, report.author) == ("Relief News", "Relief Desk")


def test_what_hangs_on_a_letter_is_read(tmp_path: Path) -> None:
    inner = letter(f"<p>{DENIAL}</p>", kind="text/html").decode()
    body = (
        f"--b\nContent-Type: text/plain\n\n{SENTENCE}\n"
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n"
        '--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="../n.txt"\n\n'
        f"{ENGLISH}\n--b--\n"
    )
    found = read(tmp_path, "a.eml", letter(body, kind="multipart/mixed; boundary=b"))
    texts = [item.text.strip() for item in found if isinstance(item, Report)]
    assert texts == [SENTENCE, DENIAL, ENGLISH]


def test_a_page_tells_who_wrote_it_and_when_it_was_changed(tmp_path: Path) -> None:
    report = read_one(tmp_path, "a.html", PAGE)
    assert (report.author, report.updated) == ("Anna Writer", "2025-11-21")


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_web_archive_gives_its_pages(tmp_path: Path, gzipped: bool) -> None:
    content = web_archive(
        {
            "https://s.example/news/taken.html": ("text/html; charset=utf-8", PAGE.encode()),
            "https://s.example/logo.png": ("image/png", b"\x89PNG"),
            "https://s.example/report": ("application/pdf", pdf([ENGLISH])),
        },
        gzipped=gzipped,
    )
    page, document = read(tmp_path, "crawl.warc.gz" if gzipped else "crawl.warc", content)
    assert isinstance(page, Report)
    assert (page.file, page.url) == ("taken", "https://s.example/news/taken.html")
    assert isinstance(document, Report)
    assert (document.file, document.url) == ("report", "https://s.example/report")


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    inner = archive({"deep/a.docx": word(SENTENCE), "b.jsonl": json.dumps({"text": DENIAL})})
    outer = archive(
        {"z.eml": letter(), "in.zip": inner, "a.txt": ENGLISH, ".hidden": "x", "empty.txt": ""}
    )
    found = read(tmp_path, "all.zip", outer)
    assert [item.file for item in found] == [
        "a",
        f"{tmp_path}/all.zip/empty.txt",
        "b:1",
        "a",
        "z",
    ]
    by_stream = read_reports([Path("-")], config=CONFIG, stdin=BytesIO(outer))
    assert [item.file for item in by_stream if isinstance(item, Report)] == ["a", "b:1", "a", "z"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Село Лісне звільнено, повідомив Генеральний штаб ЗСУ.", "uk"),
        ("قالت الوزارة إن القوات سيطرت على المدينة", "ar"),
        ("ᚠᚢᚦ", "und"),
        (ENGLISH, "en"),
    ],
)
def test_no_text_is_called_english_that_surely_is_not(
    tmp_path: Path, text: str, language: str
) -> None:
    line = json.dumps({"text": text, "language": "en"})
    assert read_one(tmp_path, "a.jsonl", line).language == language


def test_the_bytes_stay_with_what_was_read_from_them(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Line {number} speaks."}) for number in range(2)]
    found = read(tmp_path, "lines.jsonl", "\n".join(lines) + "\n")
    originals = [each.original for each in found if isinstance(each, Report)]
    assert [each and each.content for each in originals] == [f"{line}\n".encode() for line in lines]
    page = PAGE.encode()
    for name, content, way in (
        ("page.html", page, "file"),
        ("page.zip", archive({"in/page.html": page}), "archive"),
        ("page.warc.gz", web_archive({"https://a.example/p": ("text/html", page)}), "web archive"),
    ):
        original = read_one(tmp_path, name, content).original
        assert original is not None
        assert (original.content, original.way) == (page, way)
        assert (original.retrieved is None) == (way != "web archive")
    document = word("It fell.")
    kept = read_one(tmp_path, "a.docx", document).original
    assert kept is not None
    assert kept.content == document


def test_items_of_one_feed_share_its_bytes(tmp_path: Path) -> None:
    found = [each for each in read(tmp_path, "feed.xml", RSS) if isinstance(each, Report)]
    assert len(found) > 1
    assert len({id(each.original) for each in found}) == 1
