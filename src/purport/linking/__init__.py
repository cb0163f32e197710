"""Claims -> what they assert alike, from how many origins, and how that bears on the rest.

Enters: reports and the claims found in them. Leaves: `Links`: propositions (every claim in exactly
one), each with its origins, and relations between them, all with their evidence in words. The
result does not depend on the order of what enters. It refuses to say who is right, and to link on
nothing.
"""

from purport.linking.link import link_claims

__all__ = ["link_claims"]
