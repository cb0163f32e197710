"""What comes through the door: formats, labels, order."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from purport.config import Config
from purport.model import Failure, Report
from purport.reading import read_reports

CONFIG = Config(max_bytes=100_000, max_characters=10_000)
SENTENCE = "The ministry said on Thursday that its forces had taken the village of Lisne."
ENGLISH = (SENTENCE + " The other side denied it within hours.\n") * 3


def read(*paths: Path, stdin: bytes = b"", config: Config = CONFIG) -> list[Report | Failure]:
    return list(read_reports(paths, config=config, stdin=BytesIO(stdin)))


def read_one(path: Path) -> Report:
    (report,) = read(path)
    assert isinstance(report, Report), str(report)
    return report


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_taken_as_it_stands(tmp_path: Path) -> None:
    text = f"A headline\n\n  {SENTENCE}\n\n\n"
    report = read_one(write(tmp_path, "000_ab.v2.txt", text))
    assert report.text == text
    assert report.file == "000_ab.v2"
    assert (report.title, report.outlet, report.url, report.published) == (None,) * 4


def test_text_is_normalised_and_nothing_more(tmp_path: Path) -> None:
    raw = "\ufeffCafe\u0301 “held”\r\nby two\u00a0sides\rtoday \t\u200f\n"
    report = read_one(write(tmp_path, "a.txt", raw))
    assert report.text == "Café “held”\nby two\u00a0sides\ntoday \t\u200f\n"


def test_front_matter_gives_labels_and_leaves_the_text(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 'Taken: or not?'\nOutlet: The Sample  # made up\ndate: 20 November 2025\n"
        "tags:\n  - war\nurl: https://example.org/a\nlang: en-GB\nnote: any\n---\n\nFighting.\n"
    )
    assert read_one(write(tmp_path, "a.md", text)) == Report(
        text="Fighting.\n",
        file="a",
        title="Taken: or not?",
        outlet="The Sample",
        url="https://example.org/a",
        published="2025-11-20",
        language="en",
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\nIt began in the night, people said.\n---\nThen it was over.\n",
        "---\ntitle: never closed\nFighting.\n",
        "---\n---\nFighting.\n",
        "----\ntitle: four dashes\n---\nFighting.\n",
    ],
)
def test_what_is_no_front_matter_stays_text(tmp_path: Path, text: str) -> None:
    report = read_one(write(tmp_path, "a.md", text))
    assert (report.text, report.title) == (text, None)


def test_a_markdown_heading_is_title_and_text(tmp_path: Path) -> None:
    report = read_one(write(tmp_path, "a.md", "\n# Town taken #\n\nFighting.\n"))
    assert report.title == "Town taken"
    assert report.text == "\n# Town taken #\n\nFighting.\n"
    assert read_one(write(tmp_path, "a.txt", "# Town taken\n\nFighting.\n")).title is None


PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Taken? - The Sample</title>
<meta property="og:title" content="Taken?"><meta property="og:site_name" content="The Sample">
<meta property="article:published_time" content="2025-11-20T23:30:00+02:00">
<link rel="canonical" href="https://example.org/taken"><style>p {{ color: STYLED }}</style></head>
<body><nav><a href="/">Home</a></nav><article><p>{SENTENCE}</p><p>The other side denied it, and
fighting went on, residents said. {SENTENCE}</p><p>{SENTENCE}</p>
<script>var scripted = "SCRIPTED";</script></article></body></html>"""


def test_a_page_gives_its_text_and_labels(tmp_path: Path) -> None:
    report = read_one(write(tmp_path, "a.html", PAGE))
    assert report.text.startswith(SENTENCE + "\n")
    assert "STYLED" not in report.text
    assert "SCRIPTED" not in report.text
    assert "Home" not in report.text
    assert (report.title, report.outlet) == ("Taken?", "The Sample")
    assert (report.url, report.published) == ("https://example.org/taken", "2025-11-20")
    assert report.language == "en"


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    page = read_one(write(tmp_path, "a.html", PAGE)).text
    assert read_one(write(tmp_path, "a.txt", "\n<!-- saved -->\n" + PAGE)).text == page
    (from_stdin,) = read(Path("-"), stdin=PAGE.encode())
    assert isinstance(from_stdin, Report)
    assert (from_stdin.text, from_stdin.file) == (page, "stdin")


def test_a_page_says_in_which_encoding_it_is(tmp_path: Path) -> None:
    text = "Силы удерживают город, сообщил штаб. " * 3
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{text}</p></body></html>'
    report = read_one(write(tmp_path, "a.html", page.encode("windows-1251")))
    assert report.text.strip() == text.strip()


@pytest.mark.parametrize("day", ["2014-04-12", "12.04.2014"])
def test_a_day_in_the_prose_is_no_date_of_publication(tmp_path: Path, day: str) -> None:
    prose = f"<p>{SENTENCE}</p><p>It began on {day}. {ENGLISH}</p>"
    page = f"<html><body>{prose}</body></html>"
    assert read_one(write(tmp_path, "a.html", page)).published is None
    page = (
        f'<html><body><article><time datetime="{day}">{day}</time>{prose}</article></body></html>'
    )
    assert read_one(write(tmp_path, "a.html", page)).published == "2014-04-12"


def test_a_template_does_not_say_in_what_language_a_page_is(tmp_path: Path) -> None:
    page = f'<html lang="uk"><body><p>{ENGLISH}</p><p>{SENTENCE}</p></body></html>'
    assert read_one(write(tmp_path, "a.html", page)).language == "en"
    page = '<html lang="uk"><body><p>Lisne, Dovhe, Nove.</p></body></html>'
    assert read_one(write(tmp_path, "b.html", page)).language == "uk"


def test_json_lines_give_reports_and_failures_in_order(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {
                "text": "First\r\nline",
                "title": " A \n title ",
                "outlet": "O",
                "url": "https://example.org",
                "published": "2025-11-20T10:00:00Z",
                "language": "en",
                "file": "given",
                "score": 3,
            }
        ),
        "",
        '{"text": "broken',
        '{"text": 5}',
        '{"title": "none"}',
        "[1]",
        '{"text": "half \\ud83d of it"}',
        '{"text": "NUL \\u0000 in it"}',
        '{"text": "whole \\ud83d\\ude42", "title": 5, "published": 20251120, "file": ""}',
        "[" * 100_000,
        "1" * 5_000,
    ]
    path = write(tmp_path, "feed.jsonl", "\n".join(lines))
    found = read(path, config=Config(max_bytes=200_000, max_characters=10_000))
    reports = [item for item in found if isinstance(item, Report)]
    assert reports == [
        Report(
            text="First\nline",
            file="given",
            title="A title",
            outlet="O",
            url="https://example.org",
            published="2025-11-20",
            language="en",
        ),
        Report(text="whole 🙂", file="feed:9"),
    ]
    numbers = [str(item.file).rpartition(":")[2] for item in found if isinstance(item, Failure)]
    assert numbers == ["3", "4", "5", "6", "7", "8", "10", "11"]


def test_json_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    line = json.dumps({"text": SENTENCE}) + "\n"
    path = write(tmp_path, "feed.jsonl", line * 5 + "{" + "x" * 3_000_000 + "}\n" + line)
    found = read(path, config=Config(max_bytes=200, max_characters=200))
    assert [isinstance(item, Report) for item in found] == [True] * 5 + [False, True]
    assert found[5] == Failure(
        f"{path}:6", "the line is longer than 200 bytes", "shorten it, or raise max_bytes"
    )


def test_json_is_known_by_its_content(tmp_path: Path) -> None:
    one = json.dumps({"text": SENTENCE, "title": "T"})
    spread = json.dumps({"text": SENTENCE, "title": "T"}, indent=1)
    expected = {"text": SENTENCE, "title": "T"}
    for name, content, files in (
        ("a.json", one, ["a"]),
        ("a.json", spread, ["a"]),
        ("a.json", one + "\n" + one, ["a:1", "a:2"]),
        ("a.txt", spread, ["a"]),
        ("a.txt", one + "\n" + one + "\n", ["a:1", "a:2"]),
        ("a.ndjson", "\ufeff" + one, ["a:1"]),
    ):
        found = read(write(tmp_path, name, content))
        assert [(r.file, r.text, r.title) for r in found if isinstance(r, Report)] == [
            (file, expected["text"], expected["title"]) for file in files
        ]
        assert len(found) == len(files)
    assert [r.file for r in read(Path("-"), stdin=f"{one}\n{one}".encode())] == [
        "stdin:1",
        "stdin:2",
    ]


def test_folders_are_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/config", "c.jsonl", "a/b/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text('{"text": "Fighting."}', encoding="utf-8")
    assert [item.file for item in read(tmp_path)] == ["x:1", "z:1", "b:1", "c:1"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    write(folder, "a.txt", "Fighting.")
    (folder / "around").symlink_to(tmp_path)
    assert [item.file for item in read(tmp_path)] == ["a"]


def test_the_language_is_stated_or_told_from_enough_text(tmp_path: Path) -> None:
    assert read_one(write(tmp_path, "a.txt", ENGLISH)).language == "en"
    ukrainian = "Генеральний штаб повідомив, що місто утримують Сили оборони."
    assert read_one(write(tmp_path, "b.txt", ukrainian)).language == "uk"
    assert read_one(write(tmp_path, "c.txt", "Lisne, Dovhe, Nove")).language is None
    stated = f"---\nlanguage: sv\n---\n{ENGLISH}"
    assert read_one(write(tmp_path, "d.txt", stated)).language == "sv"


@pytest.mark.parametrize(
    "text",
    ['"""""" “”', "«»", "🙂🙂 🙂", "قالت الوزارة إن القوات سيطرت على المدينة", "\u200fשלום\u200f"],
    ids=["quotation marks", "guillemets", "emoji", "Arabic", "Hebrew"],
)
def test_odd_text_is_text(tmp_path: Path, text: str) -> None:
    assert read_one(write(tmp_path, "a.txt", text)).text == text
