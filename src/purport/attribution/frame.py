"""What one cue says: token ranges for source, cue and content, before anybody is identified."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.attribution.phrases import TokenRange


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue with its source and content, as half-open token ranges.

    `source` is None where the words name nobody ("it was reported that"). `content` is in text
    order. `told` is who carries the words on ("told Reuters"), `cited` whom the source itself
    cites ("the channel, which cited residents"), each with its own cue.
    """

    cue: "TokenRange"
    source: "TokenRange | None"
    content: "tuple[TokenRange, ...]"
    told: "tuple[tuple[TokenRange, TokenRange], ...]" = ()
    cited: "tuple[tuple[TokenRange, TokenRange], ...]" = ()
