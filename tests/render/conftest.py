"""The option that draws the baseline pictures anew."""

import pytest


@pytest.fixture
def update_baselines(request: pytest.FixtureRequest) -> bool:
    """Tell whether pictures are to be drawn anew rather than compared."""
    return bool(request.config.getoption("--update-baselines"))
