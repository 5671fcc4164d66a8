"""The report as `report.json`: the fixed format of `Report.to_json`, which other tools read. Standard library only."""

from __future__ import annotations

import json

from graders.record import Report
from graders.reporters.clean import cleaned


def render(report: Report) -> str:
    """JSON that any UTF-8 file and any reader takes: no control characters, lone surrogates or NaN, a last newline."""
    return json.dumps(cleaned(report).to_json(), indent=1, ensure_ascii=False, allow_nan=False) + "\n"
