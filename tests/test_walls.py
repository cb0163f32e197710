"""The walls: a room imports the shared vocabulary and itself; only the pipeline knows all rooms."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "purport"
# `blindness` is vocabulary: the parser and the trained tagger must see the very same words. So is
# `spelling`: names are looked up and found garbled by one measure.
VOCABULARY = {"model", "errors", "config", "blindness", "spelling"}
ROOMS = {
    "reading",
    "parsing",
    "attribution",
    "claims",
    "places",
    "linking",
    "ledger",
    "views",
    "render",
}

# Who may import which rooms besides itself. The renderers print the page contexts of the views, so
# `render` knows `views`; whoever stands on top may know all of them.
MAY_IMPORT = {
    **dict.fromkeys(ROOMS, VOCABULARY),
    "render": VOCABULARY | {"views"},
    "model": set(),
    "errors": set(),
    "config": {"errors"},
    "blindness": set(),
    "spelling": set(),
    "crew": {"errors"},
    "pipeline": VOCABULARY | ROOMS | {"crew"},
    # The desk stands on top, and arranges: it finds nothing and words nothing itself.
    "desk": VOCABULARY | {"ledger", "views", "render", "pipeline"},
    "cli": VOCABULARY | ROOMS | {"pipeline", "desk"},
    "__main__": {"cli"},
    "__init__": VOCABULARY | ROOMS | {"pipeline"},
}


def imported_rooms(path: Path) -> set[str]:
    """Return the names under `purport` that a file imports, at any depth of the syntax tree."""
    package = ("purport", *path.relative_to(SOURCE).parent.parts)
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *filter(None, [node.module])))
            names = [
                f"{module}.{alias.name}" if module == "purport" else module for alias in node.names
            ]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("purport.")}
    return rooms


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_a_room_imports_only_the_vocabulary_and_itself(path: Path) -> None:
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    assert room in MAY_IMPORT, (
        f"{room} is no room that this test knows: add it, with what it may import"
    )
    assert imported_rooms(path) <= MAY_IMPORT[room] | {room}


def test_the_walls_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.SOURCE", tmp_path)
    path = tmp_path / "claims" / "kinds.py"
    path.parent.mkdir()
    path.write_text(
        "from purport import places\n"
        "from . import worth\n"
        "from ..ledger import open_ledger\n"
        "def late():\n    import purport.views.brief\n",
        encoding="utf-8",
    )
    assert imported_rooms(path) == {"places", "claims", "ledger", "views"}
