"""The examples give the ledger that a person reviewed."""

from difflib import unified_diff

from purport.config import load_config
from tests.golden import GOLDEN, ledger_of_the_examples


def test_the_ledger_of_the_examples_is_the_reviewed_one() -> None:
    reviewed = GOLDEN.read_text(encoding="utf-8").splitlines()
    found = ledger_of_the_examples(load_config()).splitlines()
    changes = "\n".join(unified_diff(reviewed, found, "reviewed", "found", lineterm="", n=2))
    assert not changes, f"review, then: python tests/golden.py\n{changes}"
