"""For all tests: nothing that they do writes into the working copy."""

from __future__ import annotations

import os

# Hypothesis keeps caches in a folder where it is run, also without a database; it is told of one that can't be made.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", os.path.join(os.devnull, "hypothesis"))
