"""A model that is missing or damaged is named, with the hash it should have and the remedy."""

from hashlib import sha256
from pathlib import Path

import pytest

from purport.attribution.tagger import network
from purport.attribution.tagger.network import FILES, check_files
from purport.errors import ModelError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files that are what their pins say."""
    for name in FILES:
        (tmp_path / name).write_bytes(name.encode())
    pins = {name: sha256(name.encode()).hexdigest() for name in FILES}
    monkeypatch.setattr(network, "FILES", pins)
    return tmp_path


def test_a_whole_model_passes(folder: Path) -> None:
    check_files(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_its_hash(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=network.FILES[name]) as caught:
        check_files(folder)
    assert str(folder / name) in caught.value.reason
    assert "models/attribution" in caught.value.remedy


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named_with_both_hashes(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"cut off")
    with pytest.raises(ModelError, match=network.FILES[name]) as caught:
        check_files(folder)
    assert sha256(b"cut off").hexdigest() in caught.value.reason
