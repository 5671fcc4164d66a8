"""For all tests: nothing that they do writes into the working copy."""

from __future__ import annotations

import os
import tempfile

# Hypothesis writes a folder where it is run, also without a database; it is told where before it is imported.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", os.path.join(tempfile.gettempdir(), f"kit-tests-hypothesis-{os.getuid()}"))
