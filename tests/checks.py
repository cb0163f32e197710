"""Every check, as `./dev test` runs them: format, lint, types, tests, documentation, the gate.

Enters: nothing. Leaves: exit code 0 where all of them passed, else 1, and each check's name,
verdict and duration. A check that fails does not keep the others from running. pytest runs last, so
that its summary is what stands at the end of a log.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHON = ("src", "tests", "evals", "bench", "tools")

CHECKS = {
    "format": ("ruff", "format", "--check", *PYTHON),
    "lint": ("ruff", "check", *PYTHON),
    "types": ("mypy",),
    "gate": (sys.executable, "evals/gate.py"),
    # Documented commands run inside the tests: tests/test_docs.py.
    "tests": ("pytest", "-n", "2", "--dist", "worksteal"),
}


def main() -> int:
    """Run all checks and return the exit code."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    verdicts = []
    for name, command in CHECKS.items():
        print(f"── {name}: {' '.join(command).replace(sys.executable, 'python')}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        verdicts.append((name, code, time.monotonic() - start))
    print(
        "── "
        + ", ".join(
            f"{name} {'failed' if code else 'passed'} in {seconds:.1f} s"
            for name, code, seconds in verdicts
        )
    )
    return int(any(code for _, code, _ in verdicts))


if __name__ == "__main__":
    sys.exit(main())
