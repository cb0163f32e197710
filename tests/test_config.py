"""Settings: the environment wins over the file, and what makes no sense is refused by name."""

from pathlib import Path

import pytest

from purport.config import load_config
from purport.errors import ConfigError


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "purport.toml").write_text('max_bytes = 7\nattributor = "tagger"\n')
    config = load_config(environment={"PURPORT_MAX_BYTES": "9", "HOME": "/"}, folder=tmp_path)
    assert (config.max_bytes, config.attributor) == (9, "tagger")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PURPORT_MAX_BYTES", "many", "whole number"),
        ("PURPORT_MAX_CHARACTERS", "0", "above 0"),
        ("PURPORT_ATTRIBUTOR", "guess", "rules, tagger"),
        ("PURPORT_COLOUR", "red", "attributor, cache, geonames, ledger"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(
    tmp_path: Path, name: str, value: str, told: str
) -> None:
    with pytest.raises(ConfigError, match=told):
        load_config(environment={name: value}, folder=tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "purport.toml").write_text("max_bytes =\n")
    with pytest.raises(ConfigError, match=r"purport\.toml"):
        load_config(environment={}, folder=tmp_path)
