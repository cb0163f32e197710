"""purport: published reports about an armed conflict -> a ledger of attributed claims.

Enters: reports. Leaves: who claims what, where and when, on whose word; what reports say alike and
apart. It refuses to say what is true. The whole flow from Python:

    import purport
    from pathlib import Path

    config = purport.load_config()
    with purport.open_ledger(Path("purport.db")) as ledger:
        purport.read_into(ledger, [Path("reports")], config=config)
        purport.link(ledger)
        for claim in ledger.claims(purport.ClaimQuery(place="Kupiansk")):
            print(claim.kind, claim.text, [voice.name for voice in claim.chain])

The names below are imported when they are asked for, so that the command line starts at once. The
rest of the vocabulary is in `purport.model`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purport.config import Config, load_config
    from purport.errors import PurportError
    from purport.ledger import ClaimQuery, open_ledger
    from purport.model import Claim, Failure, Links, Report
    from purport.pipeline import Summary, extract, link, read_into
    from purport.reading import read_reports

__all__ = [
    "Claim",
    "ClaimQuery",
    "Config",
    "Failure",
    "Links",
    "PurportError",
    "Report",
    "Summary",
    "extract",
    "link",
    "load_config",
    "open_ledger",
    "read_into",
    "read_reports",
]

_HOMES = {
    "config": ("Config", "load_config"),
    "errors": ("PurportError",),
    "ledger": ("ClaimQuery", "open_ledger"),
    "model": ("Claim", "Failure", "Links", "Report"),
    "pipeline": ("Summary", "extract", "link", "read_into"),
    "reading": ("read_reports",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"purport.{home}"), name)
    raise AttributeError(f"module 'purport' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
