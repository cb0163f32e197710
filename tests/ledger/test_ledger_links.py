"""Links are kept whole and in order, and are current until a claim is added."""

import pytest

from purport.errors import LedgerError
from purport.ledger import open_ledger
from purport.model import (
    Difference,
    Garbled,
    Garbling,
    Links,
    Origin,
    Proposition,
    Relation,
    RelationKind,
    Resolution,
)
from tests.ledger.handmade import FULL_CLAIM, REPORT, claim_in

SHORT = claim_in(REPORT, "more than 40 vehicles were lost")
LONG = claim_in(REPORT, "It denied")

PAIR = Proposition(
    (SHORT.id, FULL_CLAIM.id),
    (
        Origin("Radio Vale", (FULL_CLAIM.id,), "its own word"),
        Origin("own voice", (SHORT.id,), "nobody is cited"),
    ),
    "same place, same kind",
)
ALONE = Proposition((LONG.id,), (Origin("own voice", (LONG.id,), "nobody is cited"),), "alone")
LINKS = Links(
    (PAIR, ALONE),
    (
        Relation(
            PAIR.id, ALONE.id, RelationKind.CONTRADICTS, "polarity differs", Difference.STATUS
        ),
        Relation(ALONE.id, PAIR.id, RelationKind.WEAKER, "40 against 80"),
    ),
    (
        Garbling(
            SHORT.id, Garbled.NAME, SHORT.content[0], "Kucherovka", (FULL_CLAIM.id, LONG.id), "e"
        ),
    ),
    (Resolution(FULL_CLAIM.id, 0, "made:1", (SHORT.id, LONG.id)),),
)


def test_links_are_read_as_they_were_written() -> None:
    with open_ledger(None) as ledger:
        ledger.add(REPORT, (FULL_CLAIM, SHORT, LONG))
        assert ledger.links() == Links((), ())
        ledger.replace_links(LINKS)
        assert ledger.links() == LINKS
        verification = ledger.verify()
        assert (verification.propositions, verification.problems) == (2, ())
        ledger.replace_links(Links((ALONE,), ()))
        assert ledger.links() == Links((ALONE,), ())


def test_links_are_current_until_a_claim_is_added() -> None:
    with open_ledger(None) as ledger:
        assert ledger.links_are_current(), "there is nothing to link"
        ledger.add(REPORT, (FULL_CLAIM, SHORT, LONG))
        assert not ledger.links_are_current()
        ledger.replace_links(LINKS)
        assert ledger.links_are_current()
        ledger.add(REPORT, ())
        assert ledger.links_are_current()


@pytest.mark.parametrize(
    "links",
    [
        Links((Proposition(("c-unknown",), (), ""),), ()),
        Links((ALONE, Proposition((LONG.id, SHORT.id), (), "")), ()),
        Links((ALONE,), (Relation(ALONE.id, "p-unknown", RelationKind.FOLLOWS, ""),)),
    ],
    ids=["unknown claim", "claim in two propositions", "unknown proposition"],
)
def test_links_that_cannot_be_leave_the_old_ones(links: Links) -> None:
    with open_ledger(None) as ledger:
        ledger.add(REPORT, (FULL_CLAIM, SHORT, LONG))
        ledger.replace_links(LINKS)
        with pytest.raises(LedgerError, match="nothing was written"):
            ledger.replace_links(links)
        assert ledger.links() == LINKS
