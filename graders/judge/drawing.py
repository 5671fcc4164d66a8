"""Hypothesis, made to draw the same on every machine: settings, seeds, and the one private name that we touch.

Facts measured on hypothesis 6.155 and 6.170, which is why it is pinned exactly:

* The `ci` profile is taken up by itself where ``CI`` is set, so every setting stands on every check.
* ``derandomize=True`` hashes the check's source: editing a comment would change the draws. The seed is a hash of the run's
  seed and the check's name instead; the device is not in it.
* Hypothesis mixes in constants that it finds in *imported local modules*, so one check alone, a shard of pytest-xdist and a
  full run would draw differently. `no_constants` switches that off while a check of ours draws.
* ``.hypothesis/`` is written even with ``database=None`` (caches). `HYPOTHESIS_STORAGE_DIRECTORY` names a folder that can't be
  made, which Hypothesis takes in its stride: nothing is left anywhere, nor read from where others may write.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator

os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", os.path.join(os.devnull, "hypothesis"))

from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis.internal.conjecture.providers import HypothesisProvider


def pinned(examples: int) -> settings:
    """The settings of every check. `filter_too_much` stays on and is a fault of the kit."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=False,
        report_multiple_bugs=False,
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture),
        verbosity=Verbosity.quiet,
    )


@contextlib.contextmanager
def no_constants() -> Iterator[None]:
    """While this holds, draws depend on the seed alone and not on which modules happen to be imported."""
    kept = HypothesisProvider._maybe_draw_constant
    HypothesisProvider._maybe_draw_constant = lambda self, *args, **kwargs: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        HypothesisProvider._maybe_draw_constant = kept  # type: ignore[method-assign]


def seed_of(run_seed: int | None, check: str) -> int:
    """The seed of one check in one run: 64 bits of a hash of both. No secret is a seed of its own, other than any number."""
    run = "0" if run_seed is None else f"seed {run_seed}"
    return int.from_bytes(hashlib.blake2b(f"{run}:{check}".encode(), digest_size=8).digest(), "big")


def seed_shown(run_seed: int | None) -> str | None:
    """What a report says of the seed: nothing that lets a learner find it."""
    if run_seed is None:
        return None
    return "sha256:" + hashlib.sha256(f"blitz-kit seed {run_seed}".encode()).hexdigest()[:8]
