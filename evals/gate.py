"""The gate: score the whole pipeline on the gold sets and compare with the pinned floors.

    python evals/gate.py

Enters: the gold sets and scorers in ``shared/`` beside the repository, and ``floors.toml`` beside
this file. Leaves: floor, figure and margin of everything that is measured, and exit code 1 where a
figure is below its floor or a floor has no figure. There is no option that lowers a floor: whoever
wants a lower one changes ``floors.toml``, where a reviewer sees it. Without ``shared/`` it says so
and passes.
"""

import importlib.util
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from purport.config import load_config
from purport.places import load_gazetteer

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.toml"

# Set, its reports, and its gold's beginning; all three below shared/.
SETS = (("seeds", "seeds", "gold/seeds"), ("dev", "gold/dev_reports.jsonl", "gold/dev"))
LINK_FIGURES = ("pair F1", "relations", "false conflicts", "origins")


def main() -> int:
    """Print every figure beside its floor; return 1 where one is missed."""
    if not SHARED.is_dir():
        print("gate: SKIPPED, nothing was measured: there is no shared/ beside the repository")
        return 0
    floors = pinned(FLOORS)
    print(f"{'':44}{'floor':>8}{'figure':>8}{'margin':>8}")
    missed = []
    for section, name, figure in measured():
        floor = floors.pop((section, name), None)
        print(line(f"{section}: {name}", floor, figure), flush=True)
        if floor is not None and not holds(floor, figure):
            missed.append(f"{section}: {name}")
    missed += [f"{section}: {name} (not measured)" for section, name in floors]
    print(f"gate: below the floor: {', '.join(missed)}" if missed else "gate: every floor holds")
    return int(bool(missed))


def pinned(path: Path) -> dict[tuple[str, str], Any]:
    """Return the floors in `path` by section and name."""
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        (section, name): floor for section in sections for name, floor in sections[section].items()
    }


def holds(floor: Any, figure: float | None) -> bool:
    """Say whether `figure` reaches `floor`, a number or ``{at_most = number}``."""
    if figure is None:
        return False
    return bool(figure <= floor["at_most"] if isinstance(floor, dict) else figure >= floor)


def line(name: str, floor: Any, figure: float | None) -> str:
    """Return one line of the table; a ceiling is marked, its margin counts the other way."""
    if isinstance(floor, dict):
        bound, sign, mark = floor["at_most"], -1, "≤"
    else:
        bound, sign, mark = floor, 1, ""
    shown = "none" if bound is None else f"{mark}{bound:.3f}"
    margin = "" if bound is None or figure is None else f"{sign * (figure - bound):+.3f}"
    return f"{name:44}{shown:>8}{'none' if figure is None else f'{figure:.3f}':>8}{margin:>8}"


def measured() -> Iterator[tuple[str, str, float | None]]:
    """Yield section, name and figure of everything that is measured, set by set."""
    scorers = {name: module(SHARED / "tools" / f"score_{name}.py") for name in ("ledger", "links")}
    with tempfile.TemporaryDirectory() as folder:
        claims, links = Path(folder, "claims.jsonl"), Path(folder, "links.jsonl")
        for name, reports, gold in SETS:
            module(HERE / "ledger.py").write_exports([SHARED / reports], claims, links)
            wanted, found = rows(SHARED / f"{gold}.claims.jsonl"), rows(claims)
            figures, _ = scorers["ledger"].score(wanted, found)
            for figure, tally in figures.items():
                yield f"{name}.claims", figure, tally["share"]
            wanted_links = json.loads((SHARED / f"{gold}.links.json").read_text(encoding="utf-8"))
            figures, _ = scorers["links"].score(wanted, wanted_links, found, rows(links))
            for figure in LINK_FIGURES:
                yield f"{name}.links", figure, figures[figure]
            labels = SHARED / f"{gold}.claims.jsonl"
            module(HERE / "gold_links.py").write_gold_links(
                [SHARED / reports], labels, claims, links
            )
            figures, _ = scorers["links"].score(wanted, wanted_links, rows(claims), rows(links))
            for figure in LINK_FIGURES:
                yield f"{name}.links of labelled claims", figure, figures[figure]
        yield from voice_figures()
        yield from attribution_figures(Path(folder))
        yield from places_figures()


def voice_figures() -> Iterator[tuple[str, str, float | None]]:
    """Yield whom sources mean, however their sentences are cut into claims."""
    voices = module(HERE / "voices.py")
    for name, reports, gold in SETS:
        labels = SHARED / f"{gold}.claims.jsonl"
        figures, _ = voices.score_voices(SHARED / reports, labels, voices.scorer())
        for figure, (right, of) in figures.items():
            yield f"{name}.voices", figure, right / of


def attribution_figures(folder: Path) -> Iterator[tuple[str, str, float | None]]:
    """Yield the figures on PolNeAR's dev set."""
    scorer = module(SHARED / "tools" / "score_attribution.py")
    texts, out = SHARED / "data/polnear/dev.texts.jsonl", folder / "attributions.jsonl"
    module(HERE / "attribution.py").write_attributions(texts, out)
    gold = scorer.load(SHARED / "data/polnear/dev.attributions.jsonl")
    scores = scorer.score(scorer.load(texts, "text"), gold, scorer.load(out))["attribution"]
    for name in ("content", "joint"):
        yield "polnear.attribution", f"{name} F1", scores[name][2]


def places_figures() -> Iterator[tuple[str, str, float | None]]:
    """Yield the figures on the lists of neighbouring settlements."""
    scorer = module(SHARED / "tools" / "score_places.py")
    resolve = module(HERE / "places.py").resolve
    gazetteer = load_gazetteer(load_config().cache)
    lists = rows(SHARED / "data/places/lists_dev.jsonl")
    figures = scorer.score(lists, {row["id"]: resolve(row, gazetteer) for row in lists})
    for name in ("accuracy", "precision", "at 95%", "accuracy on garbled"):
        yield "lists.places", name, figures[name]


def rows(path: Path) -> list[Any]:
    """Return the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def module(path: Path) -> ModuleType:
    """Import a script by its path; scripts beside it can be imported by it."""
    if str(path.parent) not in sys.path:
        sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(f"gate_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded  # dataclasses look their module up
    spec.loader.exec_module(loaded)
    return loaded


if __name__ == "__main__":
    sys.exit(main())
