"""What is asked of a ledger: a `ClaimQuery`.

Enters: the words of whoever asks. Leaves: a frozen query. It refuses dates that are none.
"""

import re
from dataclasses import dataclass

from purport.errors import LedgerError
from purport.model import Kind

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are wanted: those that fit every field that is not None.

    `place` and `voice` fit where the mention or a name of it contains them, `outlet` where the name
    of an outlet that carried the report does; case never matters. `report` is a report's id, the
    unique beginning of one, or its file. `since` and `until` are ISO 8601 dates, months or years
    and include themselves: a claim's own time counts, and where it gives none the day on which its
    report was published; where nobody knows that either, the claim does not fit.
    """

    place: str | None = None
    voice: str | None = None
    kind: Kind | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    report: str | None = None

    def __post_init__(self) -> None:
        """Refuse dates that are none."""
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and not _DATE.fullmatch(value):
                raise LedgerError(
                    f"{name} is {value!r}", remedy="give a date such as 2025-11-20, 2025-11 or 2025"
                )
