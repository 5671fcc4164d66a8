"""The simulated devices behave as real CUDA does, and so does real CUDA: the same table is asked of both."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from tests.simulated.behaviours import BEHAVIOURS
from tests.simulated.claims import CLAIMS

GPUS = torch.cuda.device_count()
NEEDED = {name: row.devices for name, row in BEHAVIOURS.items()}


@pytest.mark.simulated
@pytest.mark.parametrize("name", BEHAVIOURS)
def test_simulated_devices_do_as_real_cuda_does(name: str, simulated_answers: Any) -> None:
    """Each behaviour of the table is that of the simulated devices."""
    assert simulated_answers["table"][name] is None


@pytest.mark.gpu
@pytest.mark.parametrize("name", BEHAVIOURS)
def test_real_cuda_does_as_the_table_says(name: str, request: pytest.FixtureRequest) -> None:
    """Each behaviour of the table is that of this machine's GPU."""
    if NEEDED[name] > GPUS:
        pytest.skip(f"needs {NEEDED[name]} CUDA device(s), this machine has {GPUS}")
    assert request.getfixturevalue("gpu_answers")["table"][name] is None


@pytest.mark.simulated
@pytest.mark.parametrize("name", CLAIMS)
def test_claims_of_the_package_hold(name: str, simulated_answers: Any) -> None:
    """Each claim of claims.py holds, in a fork of its own."""
    assert simulated_answers["claims"][name] is None


def test_the_table_is_as_long_as_is_said() -> None:
    """The table holds at least 120 behaviours, each with its source."""
    assert len(BEHAVIOURS) >= 120
    assert all(row.source for row in BEHAVIOURS.values())
