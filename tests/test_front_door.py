"""The front door: about a dozen names, all of them there, and nothing heavy behind it."""

import subprocess
import sys

import pytest

import purport


def test_every_name_opens() -> None:
    assert dir(purport) == sorted(purport.__all__)
    for name in purport.__all__:
        assert getattr(purport, name).__module__.startswith("purport.")


def test_other_names_are_no_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'judge'"):
        _ = purport.judge


def test_the_door_imports_no_room() -> None:
    code = "import sys, purport; print([m for m in sys.modules if m.startswith('purport')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['purport']"
