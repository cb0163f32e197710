"""Spelling: what romanisations, languages and slips make of one name.

Vocabulary that several rooms share: `places` looks names up by it, `linking` tells garbled names.
"""

from purport.spelling.likeness import ALIKE, SAME, alike

__all__ = ["ALIKE", "SAME", "alike"]
