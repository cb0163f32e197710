"""The settings file: every level has a weight, weights add up, and a stranger's file is refused."""

import json
from importlib.resources import files
from math import isclose, log
from pathlib import Path
from typing import Any

import pytest

from purport.errors import ConfigError
from purport.linking.levels import AT, COMPARISONS, NAMES
from purport.linking.settings import as_weights, load_weights


def shipped() -> dict[str, Any]:
    text = files("purport.linking").joinpath("settings.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_shipped_settings_weigh_every_level() -> None:
    weights = load_weights()
    assert [len(row) for row in weights.table] == [len(COMPARISONS[name]) for name in NAMES]
    assert weights.prior < -5


def test_shares_of_a_comparison_sum_to_one() -> None:
    for comparison in shipped()["splink"]["comparisons"]:
        for share in ("m_probability", "u_probability"):
            total = sum(level[share] for level in comparison["comparison_levels"])
            assert isclose(total, 1, abs_tol=1e-6)


def test_more_shared_words_weigh_more() -> None:
    row = load_weights().table[NAMES.index("words")]
    assert list(row) == sorted(row)


def test_a_total_is_the_sum_of_the_logarithms() -> None:
    settings = shipped()
    levels = [0 for _ in NAMES]
    prior = settings["splink"]["probability_two_random_records_match"]
    wanted = log(prior / (1 - prior))
    for comparison in settings["splink"]["comparisons"]:
        first = comparison["comparison_levels"][0]
        wanted += log(first["m_probability"] / first["u_probability"])
    assert isclose(as_weights(settings).total(levels, 0.0), wanted)


def test_a_rare_shared_place_weighs_more_than_a_common_one() -> None:
    weights = load_weights()
    levels = [AT[name].get("else", 0) for name in NAMES]
    assert weights.total(levels, 0.001) > weights.total(levels, 0.02) > weights.total(levels, 0.2)


def test_settings_with_other_comparisons_are_refused(tmp_path: Path) -> None:
    settings = shipped()
    settings["splink"]["comparisons"].pop()
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(ConfigError, match="purport estimate"):
        load_weights(path)


def test_what_is_no_settings_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ConfigError, match="linking settings"):
        load_weights(path)
