"""The commands: each parses its words, calls the pipeline and prints a page.

Enters: the command line's words. Leaves: output, and the exit code that `purport.cli` describes. It
refuses logic of its own: what a page holds is decided in `views`, how it looks in `render`.
"""

import json
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.gazetteers import gazetteer
from purport.cli.keeping import keeping
from purport.cli.output import console, say, tell_failures, write_lines, write_whole
from purport.model import Kind

DAYS = ["%Y-%m-%d"]

app = typer.Typer(
    name="purport",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(gazetteer)
app.add_typer(keeping)


class Format(StrEnum):
    """What `export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"
    JSONLD = "jsonld"
    LINKS = "links"
    PARQUET = "parquet"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS",
        help="Files, folders, web addresses: text, HTML, JSON Lines, PDF ...; - is standard input.",
        show_default=False,
    ),
]
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
Since = Annotated[
    datetime | None, typer.Option(formats=DAYS, metavar="DAY", help="From this day on: 2025-11-20.")
]
Until = Annotated[
    datetime | None, typer.Option(formats=DAYS, metavar="DAY", help="Up to this day, inclusive.")
]


@app.callback()
def purport() -> None:
    """Read published reports about an armed conflict; keep a ledger of who claims what.

    \b
      purport brief reports/                 read a folder and print what it claims
      purport read reports/                  keep it in a ledger, purport.db
      purport claims --place Kupiansk        list the ledger's claims about a place

    It records published words and whose words they are. It never says what is true.

    Exit codes: 0 all is well; 1 some inputs could not be read; 2 wrong usage, or a ledger, file
    or setting that cannot be used.
    """


@app.command()
def read(
    paths: Paths,
    processes: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="How many extract claims at once. Default: one a core.",
            show_default=False,
        ),
    ] = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Read reports into the ledger.

    A report that the ledger has is not read again. What cannot be read is named on standard error,
    and the others are read.

    \b
      purport read reports/ page.html
      curl -s https://news.example/page.html | purport read -
    """
    from purport.cli.opening import fill, kept_ledger

    with kept_ledger(ledger, create=True) as opened:
        summary = fill(opened, paths, processes=processes)
    if as_json:
        print(json.dumps(asdict(summary)))
    else:
        print(
            f"{summary.new:,} new reports with {summary.claims:,} claims; "
            f"{summary.known:,} known; {len(summary.failures):,} could not be read"
        )
    tell_failures(summary.failures)


@app.command()
def claims(
    place: Annotated[
        str, typer.Option(metavar="NAME", help="Part of a place's name, in any known spelling.")
    ] = "",
    voice: Annotated[
        str, typer.Option(metavar="NAME", help="Part of the name of a voice in the chain.")
    ] = "",
    kind: Annotated[
        Kind | None, typer.Option(metavar="KIND", help="What it is about: " + ", ".join(Kind) + ".")
    ] = None,
    since: Since = None,
    until: Until = None,
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="Part of the name of the report's outlet.")
    ] = "",
    report: Annotated[
        str, typer.Option(metavar="KEY", help="A report: its id, file name or path.")
    ] = "",
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """List the ledger's claims.

    Conditions narrow the list together. --since and --until go by the day that a claim is dated
    to, else by the day its report was published.

    \b
      purport claims --place Kupiansk --kind control
      purport claims --voice "general staff" --since 2025-11-20 --json
    """
    from purport import views
    from purport.cli.opening import kept_ledger, named_report
    from purport.ledger import ClaimQuery
    from purport.render.exports import claims_as_jsonl
    from purport.render.terminal import print_claims

    with kept_ledger(ledger) as opened:
        query = ClaimQuery(
            place=place or None,
            voice=voice or None,
            kind=kind,
            since=since.date().isoformat() if since else None,
            until=until.date().isoformat() if until else None,
            outlet=outlet or None,
            report=named_report(opened, report).id if report else None,
        )
        reports, found, links = opened.reports(), opened.claims(query), opened.links()
        if as_json:
            write_lines(claims_as_jsonl(reports, found, links))
        else:
            print_claims(views.claim_list(reports, found, links), console())


@app.command()
def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id or its beginning.")],
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Show one claim with everything known about it.

    Its chain of voices, the words in their sentence, places and what else they may mean, numbers,
    dates, words that take a side, who says the same, and how others bear on it.

    \b
      purport show c-53d25e5a
    """
    from purport import views
    from purport.cli.opening import kept_ledger
    from purport.render.exports import claims_as_jsonl
    from purport.render.terminal import print_claim

    with kept_ledger(ledger) as opened:
        found, links = opened.claim(claim), opened.links()
        if as_json:
            write_lines(claims_as_jsonl((opened.report(found.report_id),), (found,), links))
        else:
            page = views.claim_page(found, opened.reports(), opened.claims(), links)
            print_claim(page, console())


@app.command()
def trace(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id or its beginning.")],
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Draw the way that a claim took into the reports.

    From each origin through the voices that passed it on to every report that asserts the same,
    with dates, words, and what was likely garbled on the way.

    \b
      purport trace c-53d25e5a
    """
    from purport import views
    from purport.cli.opening import kept_ledger
    from purport.render.terminal import print_trace

    with kept_ledger(ledger) as opened:
        found = opened.claim(claim)
        page = views.trace(found, opened.reports(), opened.claims(), opened.links())
        if as_json:
            write_lines([json.dumps(asdict(page), ensure_ascii=False), "\n"])
        else:
            print_trace(page, console())


@app.command()
def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="A report: a path, an id, or a file name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other report.")],
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Lay two reports side by side.

    What both say, where they contradict, what only one of them says, and names they spell
    differently.

    Two paths without --ledger are read for this once; otherwise both must be in the ledger.

    \b
      purport compare reports/agency.html reports/channel.txt
    """
    from purport import views
    from purport.cli.opening import fill, kept_ledger, named_report, passing_ledger
    from purport.render.terminal import print_compare

    paths = [Path(a), Path(b)]
    passing = ledger is None and all(path.is_file() for path in paths)
    with passing_ledger() if passing else kept_ledger(ledger) as opened:
        failures = fill(opened, paths).failures if passing else ()
        tell_failures(failures)
        one, other = named_report(opened, a), named_report(opened, b)
        page = views.compare(one, other, opened.claims(), opened.links())
        if as_json:
            write_lines([json.dumps(asdict(page), ensure_ascii=False), "\n"])
        else:
            print_compare(page, console())


@app.command()
def brief(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files, folders or addresses, as for read. Default: what the ledger has.",
            show_default=False,
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write one HTML file that opens offline, instead."),
    ] = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Say what reports claim, share and dispute.

    What is claimed and by whom, what reports share and how many independent origins stand behind
    it, where they contradict, and what only one of them says.

    Paths are read into a ledger in memory, which leaves nothing behind; with --ledger they are
    read into that one, and the brief is about all it has. Without paths it is about the ledger.

    \b
      purport brief reports/
      purport brief reports/ --html brief.html
    """
    from purport import views
    from purport.cli.opening import fill, kept_ledger, passing_ledger
    from purport.render.html import brief_html
    from purport.render.terminal import print_brief

    passing = bool(paths) and ledger is None
    with passing_ledger() if passing else kept_ledger(ledger, create=bool(paths)) as opened:
        failures = fill(opened, paths).failures if paths else ()
        page = views.brief(opened.reports(), opened.claims(), opened.links(), failures=failures)
    if html is not None:
        write_whole([brief_html(page)], html)
        say(f"the brief is in {html}")
    elif as_json:
        write_lines([json.dumps(asdict(page), ensure_ascii=False), "\n"])
    else:
        print_brief(page, console())
    tell_failures(failures)


@app.command()
def export(
    format: Annotated[  # noqa: A002
        Format,
        typer.Option(
            "--format",
            help="jsonl, csv, parquet: claims; geojson: places; jsonld: schema.org; links.",
        ),
    ] = Format.JSONL,
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="Only claims that somebody has accepted.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write. Default: standard output."),
    ] = None,
    ledger: LedgerPath = None,
) -> None:
    """Write the ledger for other programs to read.

    \b
      purport export --format csv --output claims.csv
      purport export --format links | head -n 3
      purport export --reviewed --format jsonld --output accepted.jsonld
    """
    from purport import views
    from purport.cli.opening import kept_ledger
    from purport.render.exports import EXPORTS

    with kept_ledger(ledger) as opened:
        found, links = opened.claims(), opened.links()
        if reviewed:
            found, links = views.accepted(found, links, opened.judgements())
        write_lines(EXPORTS[format].write(opened.reports(), found, links), output)


@app.command()
def verify(ledger: LedgerPath = None, as_json: Json = False) -> None:
    """Prove that the ledger holds what was read.

    Re-reads every report's hash, every claim's id, every span against its report's text, and the
    bytes that reports were read from.

    \b
      purport verify --ledger purport.db
    """
    from purport.config import load_config
    from purport.errors import VerifyError
    from purport.ledger import open_ledger

    with open_ledger(ledger or load_config().ledger, create=False) as opened:
        result = opened.verify()
    if as_json:
        print(json.dumps(asdict(result)))
    else:
        print(
            f"{result.reports:,} reports, {result.claims:,} claims, {result.spans:,} spans and "
            f"{result.propositions:,} propositions re-read, {result.originals:,} originals hashed"
        )
        if result.without_original:
            print(
                f"{result.without_original:,} reports have no original: they were read before "
                "originals were kept, or handed over without"
            )
        for problem in result.problems:
            say(problem)
    if result.problems:
        raise VerifyError(
            f"the ledger does not hold: {len(result.problems):,} problems",
            remedy="restore it from a copy, or read its reports into a new one",
        )


@app.command()
def serve(
    ledger: LedgerPath = None,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="The address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="The port.", min=1, max=65535)] = 8080,
    users: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Ask for a name and a password: see purport password."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A certificate for TLS, PEM.")
    ] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="Its key, PEM.")] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Where a proxy that speaks TLS connects from."),
    ] = None,
    reviewer: Annotated[
        str,
        typer.Option(metavar="NAME", help="Who judges, where nobody logs in. Default: your login."),
    ] = "",
) -> None:
    """Open the analyst's desk: the ledger in a browser.

    Stories, propositions, reports, claims, places and voices, search, reports compared. Only this
    machine can reach it; another --host wants --users, and TLS or a proxy.

    \b
      purport serve --ledger purport.db
      purport serve --host 0.0.0.0 --users users.txt --certificate cert.pem --key key.pem
    """
    from getpass import getuser

    from purport.cli.opening import kept_ledger
    from purport.config import load_config
    from purport.desk import DeskOptions
    from purport.desk import serve as open_desk

    options = DeskOptions(
        ledger=ledger or load_config().ledger,
        host=host,
        port=port,
        users=users,
        certificate=certificate,
        key=key,
        proxy=behind_proxy,
        reviewer=reviewer or getuser(),
    )
    with kept_ledger(options.ledger):
        pass
    open_desk(options)


@app.command()
def password(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The password file, made if new.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who may log in.")],
) -> None:
    """Let somebody log in to the analyst's desk.

    Asks for the password, or reads it from standard input where that is no terminal, and writes its
    argon2id hash into the file.

    \b
      purport password users.txt ada
    """
    import sys

    from purport.desk import add_user

    if sys.stdin.isatty():
        typed = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    add_user(file, name, typed)
    say(f"{name} may log in with {file}")
