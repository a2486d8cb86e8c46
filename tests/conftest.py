"""The sample desk, gathered and made once for all tests that look at its editions."""

import pytest

from tests.sampling import Sample, copy_of_sample_desk


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(copy_of_sample_desk(tmp_path_factory.mktemp("sample")))
