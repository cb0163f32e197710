"""The documentation keeps its word: shown commands run, everything that can be set is described."""

import os
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from purport.cli import app
from purport.config import PREFIX, Config

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DECISIONS = ROOT / "docs" / "decisions"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
MANUAL = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.is_file())

FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")

# Shown commands that a test cannot run: they fetch something, or would run the tests again.
ELSEWHERE = ("git clone", "cd ", "curl ", "./dev test")


def shown(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of the ``sh`` and ``console`` blocks and the output shown below it."""
    for language, block in FENCE.findall(text):
        command, output = "", list[str]()
        for line in block.splitlines():
            is_command = language == "sh" or (language == "console" and line.startswith("$ "))
            if is_command and line.strip() and not line.startswith("#"):
                if command:
                    yield command, output
                command, output = line.removeprefix("$ ").split("  #")[0].strip(), []
            elif language == "console":
                output.append(line)
        if command:
            yield command, output


def test_commands_and_their_outputs_are_found() -> None:
    text = "```sh\na b  # why\nc\n```\n```console\n$ d\none\n…\n$ e\n```\n```toml\nno = 1\n```\n"
    assert list(shown(text)) == [("a b", []), ("c", []), ("d", ["one", "…"]), ("e", [])]


def test_the_commands_in_the_readme_run_and_print_what_it_shows(tmp_path: Path) -> None:
    """Run the README's commands from top to bottom in one folder that has the examples."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
    ran = 0
    for command, output in shown(README.read_text(encoding="utf-8")):
        if command.startswith(ELSEWHERE):
            continue
        done = subprocess.run(
            ["sh", "-c", command.replace("./dev ", "")],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        printed = [line.rstrip() for line in done.stdout.splitlines()]
        for line in output:
            if line.strip() not in {"", "…", "..."}:
                assert line.rstrip() in printed, f"{command} does not print this line any more"
        ran += 1
    assert ran >= 1


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command with its words, those of groups too ("gazetteer add")."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")


def options() -> Iterator[tuple[str, str]]:
    for name, command in commands(get_command(app)):
        yield name, ""
        for parameter in command.params:
            yield from ((name, option) for option in parameter.opts if option.startswith("--"))


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_command_and_option_is_described(command: str, option: str) -> None:
    assert f"purport {command}" in MANUAL
    assert option in MANUAL


@pytest.mark.parametrize("key", [field.name for field in fields(Config)])
def test_every_setting_is_described(key: str) -> None:
    assert f"`{key}`" in MANUAL
    assert f"{PREFIX}{key.upper()}" in MANUAL


def test_every_decision_is_listed() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    listed = set(LINK.findall(index))
    assert listed == {path.name for path in DECISIONS.glob("[0-9]*.md")}


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=\[; ]", each)[0] for each in project["dependencies"]]
    reasons = "\n".join(path.read_text(encoding="utf-8") for path in DECISIONS.glob("0*.md"))
    assert [name for name in names if f"| `{name}` |" not in reasons] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_a_command_line_is_shown_as_a_shell_reads_it() -> None:
    for command, _ in shown(MANUAL):
        assert shlex.split(command)
