"""What happens before a command: help, wrong usage, and nothing heavy imported."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "sqlalchemy", "trafilatura", "jinja2", "pandas", "numpy", "rapidfuzz", "rich")
COMMANDS = ("read", "claims", "show", "compare", "brief", "export", "verify")


def python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from purport.cli import main\n"
        "sys.argv = ['purport', '--help']\n"
        "try:\n    main()\n"
        "finally:\n"
        f"    print('HEAVY', sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = python("-c", code)
    assert "HEAVY []" in done.stderr
    assert done.returncode == 0


def test_help_lists_every_command_and_no_clutter() -> None:
    done = python("-m", "purport", "--help")
    assert done.returncode == 0
    for command in COMMANDS:
        assert f"  {command} " in done.stdout
    assert "completion" not in done.stdout
    assert "never says what is true" in " ".join(done.stdout.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example_on_a_line_of_its_own(command: str) -> None:
    done = python("-m", "purport", command, "-h")
    assert done.returncode == 0
    examples = [line for line in done.stdout.splitlines() if f"  purport {command}" in line]
    assert examples
    assert all(len(line) <= 100 for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    "words",
    [["raed"], ["show"], ["claims", "--kind", "gossip"], ["claims", "--since", "yesterday"]],
)
def test_wrong_usage_is_code_2_without_a_traceback(words: list[str]) -> None:
    done = python("-m", "purport", *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "Error" in done.stderr
