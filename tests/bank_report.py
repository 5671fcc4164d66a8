"""``python -m tests.bank_report [PATTERN]``: verdicts of the bank at a glance, for whoever writes a check."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from graders.warm import WarmJudge
from tests.bank import complaint, entries, grade, submissions


def main(pattern: str = "") -> int:
    """Prints each entry that does not get its verdict; the number of them is the exit code (at most 99)."""
    chosen = [entry for entry in entries("right", "wrong") if pattern in entry.id]
    bad = 0
    with WarmJudge({e.exercise for e in chosen}) as judge, tempfile.TemporaryDirectory() as folder:
        for number, submission in enumerate(submissions(chosen)):
            results = grade(judge, submission, Path(folder) / str(number))
            for entry, result in zip(submission, results, strict=True):
                if said := complaint(entry, result):
                    bad += 1
                    print(f"--- {entry.id}: {said}", flush=True)
    print(f"{len(chosen) - bad} of {len(chosen)} as they must be")
    return min(bad, 99)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
