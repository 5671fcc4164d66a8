"""The report as one page that needs nothing else: no script, no font, no network. jinja2 is imported to render it.

Everything is escaped by jinja2's autoescape, and the page forbids itself (Content-Security-Policy) all but its own
style sheet, so that even a hole in the escaping would run nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graders.record import Report
from graders.reporters.story import SIGNS, WORDS, count, number, tell

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATE = Path(__file__).with_name("report.html.j2")


def render(report: Report) -> str:
    """The whole page, every failed check told."""
    template, style = _template()
    return template.render(
        story=tell(report, verbose=True), signs=SIGNS, words=WORDS, count=count, number=number, style=style
    )


@cache
def _template() -> tuple[Template, str]:
    """The compiled template and the CSP source that allows its style sheet, which holds nothing of a report."""
    from jinja2 import Environment, StrictUndefined

    source = _TEMPLATE.read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    digest = hashlib.sha256(found[1].encode() if found else b"").digest()
    return environment.from_string(source), f"'sha256-{base64.b64encode(digest).decode()}'"
