"""Strangers' words made safe to show: no character of a report may steer the reader's screen.

Enters: text of reports. Leaves: the same text, where control characters (terminal escape sequences
begin with one) and marks that turn the direction of writing are replaced by "�". It refuses nothing
else: letters, signs and emoji of every script stay.
"""

import re

# C0 and C1 controls but tab and line feed, the direction overrides and isolates of Unicode's
# "Trojan Source" (CVE-2021-42574), and lone surrogates, which no output encoding has.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BLANKS = re.compile(r"[ \t\n\u2028\u2029]+")


def printable(text: str) -> str:
    r"""Return `text` on one line, safe to show.

    >>> printable("It fell.\n\x1b[2JNothing happened.")
    'It fell. �[2JNothing happened.'
    """
    return BLANKS.sub(" ", UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text))
