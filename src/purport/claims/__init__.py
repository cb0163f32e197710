"""Attributed contents and the report's own voice -> claims.

Enters: a `Report`, its parse, its attributions and its places. Leaves: `Claim`s in text order. It
refuses to say whether a claim is true; loaded words decide neither its kind nor its proposition.
"""

from purport.claims.extraction import extract_claims

__all__ = ["extract_claims"]
