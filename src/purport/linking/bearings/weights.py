"""The learned weights of this room, as they are shipped.

Enters: nothing. Leaves: the weights by model and name. It refuses to learn:
``training/relations.py`` does, and ``models/relations/README.md`` says from what.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Weights = Mapping[str, Mapping[str, float]]


@cache
def load_weights() -> Weights:
    """Return the weights of each model: ``incident`` and ``toll``, and the ``thresholds``."""
    text = (files("purport.linking.bearings") / "weights.json").read_text(encoding="utf-8")
    found: Weights = json.loads(text)
    return found
