"""`purport backup`, `pack`, `unpack`, `key`, `original`: keeping a ledger and handing it on.

Enters: the command line's words. Leaves: files, and lines that say what was proved. It refuses
logic of its own: how copies and archives are made is decided in `ledger`.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.output import say, write_whole

keeping = typer.Typer()

LedgerPath = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="The ledger. Default: the setting `ledger`, which is purport.db here.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON for programs to read.")]


@keeping.command()
def backup(
    to: Annotated[Path, typer.Argument(metavar="TO", help="The copy; an older one is replaced.")],
    ledger: LedgerPath = None,
) -> None:
    """Copy the ledger while others read and write it.

    The copy is of one moment, checked, and takes the place of an older one only once it is whole.

    \b
      purport backup /mnt/copies/purport.db
    """
    from purport.config import load_config
    from purport.ledger.backup import back_up

    back_up(ledger or load_config().ledger, to)
    print(f"the copy is in {to}")


@keeping.command()
def pack(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The archive to write.")],
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Sign it with this key: see purport key.")
    ] = None,
    ledger: LedgerPath = None,
) -> None:
    """Write the ledger with its evidence as one archive, for another machine.

    \b
      purport pack ledger.zip --key mine.key
    """
    from purport.config import load_config
    from purport.ledger.packing import pack

    pack(ledger or load_config().ledger, archive, key=key)
    print(f"the ledger is in {archive}" + (", signed" if key else ", not signed"))


@keeping.command()
def unpack(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="What purport pack wrote.")],
    to: Annotated[
        Path | None,
        typer.Argument(metavar="TO", help="Where its ledger goes. Without: it is only proved."),
    ] = None,
    signed_by: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The public key that it must be signed with."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Prove an archive that purport packed, and take its ledger out.

    \b
      purport unpack ledger.zip
      purport unpack ledger.zip theirs.db --signed-by theirs.key.pub
    """
    from purport.ledger.packing import unpack

    found = unpack(archive, to, signed_by=signed_by)
    if as_json:
        print(json.dumps(asdict(found)))
        return
    proved = found.verification
    print(
        f"packed {found.made}: {proved.reports:,} reports with {proved.originals:,} originals "
        f"and {proved.claims:,} claims; every hash and span holds"
    )
    if found.signer is None:
        print("it is not signed: nothing says who packed it")
    elif signed_by is None:
        print(f"signed with the key {found.signer}; compare it with --signed-by")
    else:
        print(f"signed with the key in {signed_by}")
    if to is not None:
        print(f"the ledger is in {to}")


@keeping.command()
def key(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the secret key goes.")],
) -> None:
    """Make a key to sign archives with.

    Keep FILE to yourself, and give FILE.pub to whoever gets your archives.

    \b
      purport key mine.key
    """
    from purport.ledger.signing import fingerprint, make_key

    public = make_key(file)
    print(f"the secret key is in {file}, the public one in {public}")
    print(f"fingerprint {fingerprint(public.read_bytes())}")


@keeping.command()
def original(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report: its id, file name or path.")
    ],
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the bytes, as they came, here.")
    ] = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Say what a report was read from, when and how, and give the bytes back.

    \b
      purport original briefing --output briefing.html
    """
    from purport.cli.opening import kept_ledger, named_report

    with kept_ledger(ledger) as opened:
        found = opened.originals(named_report(opened, report).id)
    rows = [
        {
            "id": each.id,
            "size": len(each.content),
            "name": each.name,
            "way": each.way,
            "address": each.address,
            "retrieved": each.retrieved,
        }
        for each in found
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            print(f"{row['id']}  {row['size']:,} bytes")
            print(f"  {row['way']}, {row['retrieved']}: {row['name']}")
    if not rows:
        say("the ledger is older than the keeping of originals: read the report again")
    elif output is not None:
        write_whole([found[0].content], output)
        say(f"the bytes are in {output}")
