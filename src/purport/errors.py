"""The errors, one tree; each message names the file or the report and the remedy.

PurportError
├── ReadingError     an input cannot be read: empty, binary, too large, no rights
├── LedgerError      the ledger cannot be opened, written or trusted
│   ├── VerifyError  a hash or a span in the ledger does not hold
│   └── JudgementError  a judgement makes no sense
│       └── LaterJudgementError  somebody else judged the same meanwhile
├── GazetteerError   the place names cannot be indexed or loaded
├── ModelError       the parser's model is missing or is another version
├── OutputError      a file cannot be written
├── DeskError        the analyst's desk cannot be opened, or not safely
└── ConfigError      a setting has a value that makes no sense
"""

from collections.abc import Callable
from functools import partial


class PurportError(Exception):
    """The root: everything that purport raises on purpose. `remedy` says what its reader can do."""

    def __init__(self, reason: str, *, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[Callable[..., "PurportError"], tuple[str]]:
        """Make it again from its own words where another process raised it."""
        return partial(type(self), remedy=self.remedy), (self.reason,)


class ReadingError(PurportError):
    """An input cannot be read."""


class LedgerError(PurportError):
    """The ledger cannot be opened, written or trusted."""


class VerifyError(LedgerError):
    """A hash or a span in the ledger does not hold."""


class JudgementError(LedgerError):
    """A judgement makes no sense."""


class LaterJudgementError(JudgementError):
    """Somebody else judged the same meanwhile."""


class GazetteerError(PurportError):
    """The place names cannot be indexed or loaded."""


class ModelError(PurportError):
    """The parser's model is missing or is another version."""


class OutputError(PurportError):
    """A file cannot be written."""


class DeskError(PurportError):
    """The analyst's desk cannot be opened, or not safely."""


class ConfigError(PurportError):
    """A setting has a value that makes no sense."""
