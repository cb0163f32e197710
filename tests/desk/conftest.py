"""One desk for all tests that only read."""

from collections.abc import Iterator

import pytest

from tests.desk.opened import Opened, make_ledger, opened


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(make_ledger(tmp_path_factory.mktemp("desk") / "made.db")) as running:
        yield running
