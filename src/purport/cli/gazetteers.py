"""`purport gazetteer`: which place names there are, and the countries of GeoNames on top of them.

Enters: the command line's words. Leaves: lines about gazetteers, and a bar while one is fetched. It
refuses logic of its own: what is added, and how, is decided in `places`.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer

from purport.cli.output import say

gazetteer = typer.Typer(
    name="gazetteer",
    help="List, add and remove gazetteers: which places purport knows.",
    no_args_is_help=True,
)
Country = Annotated[str, typer.Argument(metavar="COUNTRY", help="Its ISO 3166-1 code: UA, SY, SD.")]


@gazetteer.command("list")
def list_all(
    as_json: Annotated[
        bool, typer.Option("--json", help="Write JSON for programs to read.")
    ] = False,
) -> None:
    """List the gazetteers with their date and licence.

    \b
      purport gazetteer list
    """
    from purport.config import load_config
    from purport.places import list_gazetteers

    found = list_gazetteers(load_config().cache)
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False))
        return
    for each in found:
        print(f"{each.name:14} {each.date:14} {each.licence:21} {each.about}")
        if each.settlements is not None:
            print(
                f"{'':14} {each.settlements:,} settlements with {each.names:,} names,"
                f" added {each.added} from {each.source}"
            )


@gazetteer.command("add")
def add(
    country: Country,
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="PLACE",
            help="An https address or a folder with GeoNames' files. Default: the setting"
            " `geonames`, which is download.geonames.org.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Add every settlement of a country, from GeoNames.

    Fetches GeoNames' country file and alternate names over HTTPS, checks them line by line and
    indexes them. What breaks off is gone on with by the same command; until all is there and
    right, nothing changes. Adding a country again brings it up to date.

    \b
      purport gazetteer add SY
      purport gazetteer add UA --from geonames/
    """
    from purport.config import load_config
    from purport.places import add_gazetteer

    config = load_config()
    with fetching_bar() as on_bytes:
        added = add_gazetteer(
            config.cache, country, source=source or config.geonames, on_bytes=on_bytes
        )
    print(
        f"{added.about}: {added.settlements:,} settlements with {added.names:,} names,"
        f" as of {added.date}, {added.licence}"
    )


@gazetteer.command("remove")
def remove(country: Country) -> None:
    """Remove a country that was added; the places built in stay.

    \b
      purport gazetteer remove SY
    """
    from purport.config import load_config
    from purport.places import remove_gazetteer

    remove_gazetteer(load_config().cache, country)


@contextmanager
def fetching_bar() -> Iterator[Callable[[str, int, int | None], None]]:
    """Yield what to call with an address and how many of its bytes are there."""
    if not sys.stderr.isatty():
        seen: set[str] = set()

        def tell(address: str, _have: int, total: int | None) -> None:
            if address not in seen:
                seen.add(address)
                say(f"fetching {address}" + (f" ({total:,} bytes)" if total else ""))

        yield tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def update(address: str, have: int, total: int | None) -> None:
            if address not in tasks:
                tasks[address] = progress.add_task(address, total=total)
            progress.update(tasks[address], completed=have, total=total)

        yield update
