"""Exchange the two sides' names in reports and count the claims that stay the same.

    python evals/side_swap.py [REPORTS ...]

Enters: reports, by default the seeds and the dev set beside the repository. Leaves: for each path
and each of `EXCHANGES` the share of claims that are found again, with the same words, kind,
polarity, modality and chain, once the names are exchanged, and each claim that is not; exit code 1
where a share is below `FLOOR`. Places are left out: another name is another place. The names are
these reports'; what the pipeline is blind to is listed elsewhere and by other means.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from purport.config import load_config
from purport.model import Claim, Failure, Report
from purport.pipeline import extract
from purport.reading import read_reports

SHARED = Path(__file__).parent.parent.parent / "shared"
FLOOR = 0.97

Pairs = tuple[tuple[str, str], ...]

# Each name and its counterpart: words of one class, so that only sides change. The first exchange
# puts each side of the reports' wars in the other's place; the others put other wars in theirs.
EXCHANGES: dict[str, Pairs] = {
    "sides": (
        ("Russia", "Ukraine"),
        ("Russian", "Ukrainian"),
        ("Russians", "Ukrainians"),
        ("Moscow", "Kyiv"),
        ("Putin", "Zelensky"),
        ("Vladimir", "Volodymyr"),
        ("Gerasimov", "Syrskyi"),
        ("Lavrov", "Sybiha"),
        ("Belousov", "Umerov"),
        ("Assad", "Erdogan"),
        ("Damascus", "Ankara"),
        ("Syrian", "Turkish"),
        ("Iran", "Israel"),
        ("Iranian", "Israeli"),
        ("Tehran", "Jerusalem"),
        ("regime", "opposition"),
    ),
    "Caucasus": (
        ("Russia", "Armenia"),
        ("Russian", "Armenian"),
        ("Russians", "Armenians"),
        ("Moscow", "Yerevan"),
        ("Putin", "Pashinyan"),
        ("Ukraine", "Azerbaijan"),
        ("Ukrainian", "Azerbaijani"),
        ("Ukrainians", "Azerbaijanis"),
        ("Kyiv", "Baku"),
        ("Zelensky", "Aliyev"),
        ("Syria", "Georgia"),
        ("Syrian", "Georgian"),
        ("Damascus", "Tbilisi"),
    ),
    "Sudan": (
        ("Syria", "Sudan"),
        ("Syrian", "Sudanese"),
        ("Syrians", "Chadians"),
        ("Damascus", "Khartoum"),
        ("Assad", "Burhan"),
        ("Russia", "Ethiopia"),
        ("Russian", "Ethiopian"),
        ("Moscow", "Asmara"),
        ("ISIS", "RSF"),
        ("ISIL", "SAF"),
        ("SDF", "SPLA"),
        ("Daesh", "Fano"),
        ("Nusra", "Janjaweed"),
        ("Ukrainian", "Eritrean"),
    ),
    "Middle East": (
        ("Syria", "Palestine"),
        ("Syrian", "Palestinian"),
        ("Syrians", "Palestinians"),
        ("Russia", "Israel"),
        ("Russian", "Israeli"),
        ("Russians", "Israelis"),
        ("Putin", "Netanyahu"),
        ("Assad", "Abbas"),
        ("Daesh", "Hezbollah"),
        ("Turkey", "Yemen"),
        ("Turkish", "Yemeni"),
        ("Iran", "Iraq"),
        ("Iranian", "Iraqi"),
        ("Moscow", "Sanaa"),
        ("Damascus", "Ramallah"),
        ("Obama", "Khamenei"),
        ("Trump", "Rouhani"),
    ),
}

Key = tuple[object, ...]


def main(paths: list[str]) -> int:
    """Print the share of claims that stay the same, a path a line, and those that do not."""
    given = [Path(p) for p in paths] or [SHARED / "seeds", SHARED / "gold" / "dev_reports.jsonl"]
    absent = [str(path) for path in given if not path.exists()]
    if absent:
        print(f"side_swap: SKIPPED, nothing was measured: {', '.join(absent)} not found")
        return 0
    missed = False
    for path in given:
        before = list(claims_of(path))
        for name, pairs in EXCHANGES.items():
            changed = Counter(before) - Counter(claims_of(path, Exchange(pairs)))
            share = 1 - changed.total() / len(before) if before else 1.0
            missed |= share < FLOOR
            for key in changed:
                print("changed:", *key, sep=" | ")
            print(f"{path.name}, {name}: {share:.3f} of {len(before)} claims stay the same")
    print(f"side_swap: {'below' if missed else 'at least'} {FLOOR}")
    return int(missed)


class Exchange:
    """Replaces every name of some pairs by its counterpart.

    >>> Exchange((("Moscow", "Kyiv"), ("Russia", "Ukraine")))("Moscow on Kyiv, RUSSIA")
    'Kyiv on Moscow, UKRAINE'
    """

    def __init__(self, pairs: Pairs) -> None:
        other = {a: b for pair in pairs for a, b in (pair, pair[::-1])}
        self._other = other | {a.upper(): b.upper() for a, b in other.items()}
        names = sorted(map(re.escape, self._other), key=len, reverse=True)
        self._name = re.compile(rf"\b(?:{'|'.join(names)})\b")

    def __call__(self, text: str) -> str:
        """Return `text` with the names exchanged."""
        return self._name.sub(lambda match: self._other[match.group()], text)

    def report(self, item: Report | Failure) -> Report | Failure:
        """Return a report as it would read if either side stood in the other's place."""
        return item if isinstance(item, Failure) else replace(item, text=self(item.text))


def claims_of(path: Path, exchange: Exchange | None = None) -> Iterator[Key]:
    """Yield what must not change of each claim in `path`, read as it is or with names exchanged."""
    config = load_config()
    reports = read_reports([path], config=config)
    inputs = map(exchange.report, reports) if exchange else reports
    for item in extract(inputs, config=config):
        if isinstance(item, Failure):
            sys.exit(str(item))
        for claim in item[1]:
            yield key(claim, item[0].file, exchange or str)


def key(claim: Claim, file: str, back: Callable[[str], str]) -> Key:
    """Return what must not change, in the words of the report as it was."""
    chain = " > ".join(f"{back(voice.name)} ({voice.kind})" for voice in claim.chain)
    return file, claim.kind, claim.polarity, claim.modality, chain, back(claim.text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
