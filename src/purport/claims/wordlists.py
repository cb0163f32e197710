"""``values.toml`` -> the word lists that the values of a claim are read with.

Enters: the name of a list. Leaves: its words. It refuses names that are not in the file.
"""

import tomllib
from functools import cache
from importlib.resources import files


def word_list(table: str, name: str) -> frozenset[str]:
    """Return the words of the list `name` in the table `table`; KeyError where there is none."""
    return frozenset(_lists()[table][name].split())


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = (files("purport.claims") / "values.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
