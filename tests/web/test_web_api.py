"""The API under schemathesis: whatever is sent, nothing falls over."""

import subprocess
import sys

import pytest

from tests.desk.opened import Opened

EXAMPLES = "60"
KNOWN = """
[[operations]]
include-name = "GET /api/{many}/{{key}}"
parameters = {{ "path.key" = "{key}" }}
"""


def known(desk: Opened) -> str:
    """Return settings that name what the ledger has, so that not every answer is a 404."""
    (row, *_) = desk.get("/api/queue").json()["rows"]
    keys = {
        "claims": row["line"]["id"],
        "reports": row["line"]["report"]["id"],
        "propositions": row["proposition"],
    }
    return "".join(KNOWN.format(many=many, key=key) for many, key in keys.items())


@pytest.mark.parametrize("named", [False, True], ids=["anything", "what there is"])
def test_nothing_that_is_sent_makes_the_desk_stumble(own: Opened, named: bool) -> None:
    folder = own.ledger.parent
    (folder / "schemathesis.toml").write_text(known(own) if named else "", encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", own.address + "/api/openapi.json"),
            *("--header", f"Origin: {own.address}", "--max-examples", EXAMPLES),
            *("--checks", "not_a_server_error,response_schema_conformance"),
            *("--seed", "1", "--no-color"),
        ],
        capture_output=True, encoding="utf-8", timeout=900, check=False, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert own.get("/").status_code == 200
