"""The report as JUnit XML in pytest's layout, for CI systems that show tests. Standard library only.

One testcase is one check on one device. Not started is a failure: a reader that counts only failures must not see an
untouched submission as green. There is no host name and no time stamp: the first tells whose machine it was, the second
makes equal runs differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from xml.etree import ElementTree as ET

from graders.record import CheckResult, ExerciseResult, Report
from graders.reporters.clean import cleaned
from graders.reporters.story import WORDS, number


def render(report: Report) -> str:
    """The XML document, checks in the catalog's order."""
    report = cleaned(report)
    cases = [_case(e, c) for e in report.exercises for c in _checks(e)]
    counts = {
        f"{tag}s" if tag != "skipped" else tag: str(sum(case.find(tag) is not None for case in cases))
        for tag in ("error", "failure", "skipped")
    }
    seconds = f"{sum(c.seconds for e in report.exercises for c in e.checks):.3f}"
    suites = ET.Element("testsuites", name="graders")
    suite = ET.SubElement(suites, "testsuite", {"name": "graders", **counts, "tests": str(len(cases)), "time": seconds})
    properties = ET.SubElement(suite, "properties")
    for name, value in _facts(report):
        ET.SubElement(properties, "property", name=name, value=value)
    suite.extend(cases)
    ET.indent(suites, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    """What belongs to the whole run."""
    yield "submission", report.submission
    yield "points", number(report.points)
    yield "max_points", number(report.max_points)
    yield "complete", str(report.complete).lower()
    if report.seed is not None:
        yield "seed", report.seed
    yield from report.kit.items()


def _checks(e: ExerciseResult) -> tuple[CheckResult, ...]:
    """The exercise's checks, or one made up from its verdict where the kit came to none: no exercise is missing."""
    verdict = CheckResult(name=e.name, device="cpu", status=e.status, message=e.message, mistake=e.mistake, line=e.line)
    return e.checks or (verdict,)


def _case(e: ExerciseResult, c: CheckResult) -> ET.Element:
    case = ET.Element(
        "testcase", classname=PurePath(e.file).stem, name=f"{e.name}/{c.name}[{c.device}]", time=f"{c.seconds:.3f}"
    )
    if c.status == "passed":
        return case
    asides = [WORDS[c.status] if c.status != "failed" else "", f"mistake {c.mistake}" if c.mistake else ""]
    asides.append("" if c.counts else "carries no points")
    where = e.file if c.line is None else f"{e.file}:{c.line}"
    head = "; ".join(filter(None, [*asides, c.message.split("\n")[0]])) or WORDS[c.status]
    if c.status == "skipped" and not c.counts:
        tag, kind = "skipped", "pytest.skip"
    elif c.status == "kit_error":
        tag, kind = "error", "kit_error"
    else:  # failed, not started, or a check with points that was skipped: each of them is worth nothing
        tag, kind = "failure", c.status if c.status != "failed" else c.cause or "answer"
    ET.SubElement(case, tag, type=kind, message=head).text = f"{where}: {c.message or WORDS[c.status]}"
    return case
