"""A ledger with its evidence <-> one archive that another machine opens and proves.

Enters: a ledger's path and, to sign, a secret key. Leaves: a ZIP archive with a copy of the ledger,
and a manifest with its hash and those of every report and every original in it, signed on request.
The way back refuses an archive whose hashes or signature do not hold, and a ledger in which
somebody else's tables or triggers stand.
"""

import json
import shutil
import sqlite3
from base64 import b64decode, b64encode
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from purport.errors import LedgerError, OutputError, VerifyError
from purport.ledger import signing
from purport.ledger.backup import copy, whole
from purport.ledger.schema import now
from purport.ledger.verify import Verification

FORMAT = "purport pack 1"
LEDGER = "purport.db"
MANIFEST = "MANIFEST.json"
SIGNATURE = "MANIFEST.sig"
SIGNER = "SIGNER.pem"
ABOUT = "README.txt"
LARGEST_MANIFEST = 1 << 28
CHUNK = 1 << 20

REMEDY = "ask its sender for another copy"
BROKEN = (BadZipFile, ZlibError, EOFError, KeyError, ValueError, TypeError, NotImplementedError)

README = f"""\
A purport ledger: published reports, what they claim, and the bytes that they were read from.

  {LEDGER}      the ledger, a SQLite file
  {MANIFEST}   its SHA-256, and those of all reports and originals in it
  {SIGNATURE}    where it was signed: an Ed25519 signature of {MANIFEST}, in base64
  {SIGNER}      the public key that it was made with

To prove it and take the ledger out:  purport unpack THIS-ARCHIVE purport.db
By hand:  unzip it, run  sha256sum {LEDGER}  and compare with {MANIFEST}.

It holds published words and whose words they are. It does not say what is true.
"""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an archive holds: when it was packed, what was proved, and who signed it.

    `signer` is the fingerprint of the key that it was signed with, None where it was not signed.
    """

    made: str
    signer: str | None
    verification: Verification


def pack(ledger: Path, to: Path, *, key: Path | None = None) -> None:
    """Write `ledger` as it is at this moment into the archive `to`, signed with `key`.

    Raises `LedgerError` about the ledger, `VerifyError` where it does not hold, and `OutputError`.
    """
    secret = signing.read_key(key) if key else None
    if to.exists() and to.samefile(ledger):
        raise OutputError(f"{to} is the ledger itself", remedy="name another file")
    with TemporaryDirectory(dir=to.parent, prefix=".packing-") as name, whole(to) as partial:
        snapshot = Path(name) / LEDGER
        copy(ledger, snapshot, named=to)
        problems = _verified(snapshot).problems
        if problems:
            raise VerifyError(
                f"the ledger {ledger} does not hold ({problems[0]})", remedy="run purport verify"
            )
        manifest = _manifest(snapshot)
        with ZipFile(partial, "w", ZIP_DEFLATED) as archive:
            archive.writestr(ABOUT, README)
            archive.writestr(MANIFEST, manifest)
            if secret is not None:
                archive.writestr(SIGNATURE, b64encode(secret.sign(manifest)) + b"\n")
                archive.writestr(SIGNER, signing.public_part(secret))
            archive.write(snapshot, LEDGER)


def unpack(archive: Path, to: Path | None = None, *, signed_by: Path | None = None) -> Unpacked:
    """Prove `archive` and, where `to` is given, put its ledger there; nothing is written else.

    `signed_by` is a file with the public key that it must be signed with. Raises `VerifyError`
    where anything does not hold, `LedgerError` where it is no such archive, `OutputError` where
    `to` is there already or cannot be written.
    """
    if to is not None and to.exists():
        raise OutputError(f"{to} is there already", remedy="name another file")
    beside = None if to is None else to.parent
    try:
        with ZipFile(archive) as opened, TemporaryDirectory(dir=beside, prefix=".purport-") as name:
            written = _read(opened, MANIFEST)
            manifest = _parsed(written, archive)
            signer = _signer(opened, written, archive, signed_by)
            ledger = Path(name) / LEDGER
            _take_out(opened, ledger, manifest["ledger"], archive)
            _refuse_strangers(ledger, archive)
            verification = _verified(ledger)
            if verification.problems:
                raise _broken(archive, verification.problems[0])
            if _contents(ledger) != {key: manifest[key] for key in ("reports", "originals")}:
                raise _broken(archive, "its reports are not those of its manifest")
            if to is not None:
                with whole(to) as partial:
                    copy(ledger, partial, named=to)
    except BROKEN as error:
        raise LedgerError(
            f"{archive} is no archive that purport packed ({error})", remedy=REMEDY
        ) from error
    except OSError as error:
        raise LedgerError(
            f"{archive} cannot be unpacked ({error.strerror or error})",
            remedy="check the path, the rights and the room on the disk",
        ) from error
    return Unpacked(str(manifest["made"]), signer, verification)


def _manifest(ledger: Path) -> bytes:
    with ledger.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    found = {
        "format": FORMAT,
        "made": now(),
        "purport": version("purport"),
        "ledger": {"name": LEDGER, "size": ledger.stat().st_size, "sha256": digest},
        **_contents(ledger),
    }
    return json.dumps(found, indent=1).encode("ascii") + b"\n"


def _contents(ledger: Path) -> dict[str, list[str]]:
    """The ids, which are hashes, of all reports and originals."""
    with closing(sqlite3.connect(ledger)) as connection:
        return {
            f"{table}s": [
                key for (key,) in connection.execute(f"SELECT id FROM {table} ORDER BY 1")
            ]
            for table in ("report", "original")
        }


def _verified(ledger: Path) -> Verification:
    from purport.ledger.store import Ledger

    with closing(Ledger(ledger, create=False, wait=0)) as opened:
        return opened.verify()


def _read(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        found = stream.read(LARGEST_MANIFEST + 1)
    if len(found) > LARGEST_MANIFEST:
        raise ValueError(f"{name} is too large")
    return found


def _parsed(manifest: bytes, archive: Path) -> Any:
    found = json.loads(manifest)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise LedgerError(
            f"{archive} was packed by another version", remedy="unpack it with the one that made it"
        )
    return found


def _signer(archive: ZipFile, manifest: bytes, path: Path, signed_by: Path | None) -> str | None:
    signed = SIGNATURE in archive.namelist()
    if not signed:
        if signed_by is not None:
            raise _broken(path, "it is not signed")
        return None
    stated = _read(archive, SIGNER)
    expected = stated
    if signed_by is not None:
        try:
            expected = signed_by.read_bytes()
        except OSError as error:
            raise OutputError(
                f"{signed_by} cannot be read ({error.strerror})", remedy="name the public key"
            ) from error
    if not signing.holds(expected, b64decode(_read(archive, SIGNATURE)), manifest):
        raise _broken(path, "its signature does not hold" + (" for this key" if signed_by else ""))
    return signing.fingerprint(expected)


def _take_out(archive: ZipFile, to: Path, stated: Any, path: Path) -> None:
    size = int(stated["size"])
    if size > shutil.disk_usage(to.parent).free:
        raise OutputError(f"{path}: no room for {size:,} bytes", remedy="make room")
    with archive.open(LEDGER) as source, to.open("w+b") as target:
        if _copied(source, target, most=size) != size:
            raise _broken(path, "its ledger has another size than its manifest says")
        target.seek(0)
        if file_digest(target, "sha256").hexdigest() != stated["sha256"]:
            raise _broken(path, "its ledger has another hash than its manifest says")


def _copied(source: IO[bytes], target: IO[bytes], *, most: int) -> int:
    """Copy up to `most` bytes and one; return how many there were."""
    count = 0
    while count <= most and (piece := source.read(min(CHUNK, most + 1 - count))):
        target.write(piece)
        count += len(piece)
    return count


def _refuse_strangers(ledger: Path, archive: Path) -> None:
    """Refuse a ledger in which anything stands that no version of purport makes.

    Triggers and views are programs: they would run when the ledger is next written to.
    """
    from purport.ledger.store import Ledger

    Ledger(ledger, create=False, wait=0).close()  # brings it up to this version's tables
    with TemporaryDirectory() as name:
        fresh = Path(name) / LEDGER
        Ledger(fresh, create=True, wait=0).close()
        known = _programs(fresh)
    strange = _programs(ledger) - known
    if strange:
        raise _broken(archive, "its ledger has a foreign " + " ".join(min(strange)[:2]))


def _programs(ledger: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(ledger)) as connection:
        return set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


def _broken(archive: Path, reason: str) -> VerifyError:
    return VerifyError(f"the archive {archive} does not hold: {reason}", remedy=REMEDY)
