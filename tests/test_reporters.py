"""Reporters: one record, the same story in each format, and nothing a learner wrote is ever more than text."""

from __future__ import annotations

import csv
import errno
import io
import itertools
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import textwrap
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.faults import KitFault, UsageFault
from graders.record import CheckResult, ExerciseResult, Report, Status, summarise
from graders.reporters import csv_, html, json_, junit, terminal, write
from graders.reporters.clean import MESSAGE_LIMIT, clean, one_line

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).with_name("golden")

HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b[2J\x9b1mend",
    "control": "nul\x00 bell\x07 back\b\x7f form\x0c c1\x85",
    "rich": "[bold red]loud[/bold red] [link=https://example.org]x[/link] :smile:",
    "html": "</code></pre></article><script>alert(1)</script><img src=x onerror=alert(1)><style>*{}</style>",
    "xml": "]]></failure><testcase name='free'/>&lol;<!-- <![CDATA[",
    "jinja": "{{ 7 * 7 }}{% for x in y %}{# #}",
    "surrogate": "half \ud800 and \udcff",
    "bidi": "user\u202e\u2066 gnp.exe\u200b\u2069",
    "non-character": "\ufffe\uffff\u2028\u2029",
    "github": "::error file=a::forged\n  ::notice::forged\n##[error]forged",
    "long line": "x" * 1_000_000,
    "many lines": "y\n" * 300_000,
}


def check(name: str, status: Status = "passed", **more: object) -> CheckResult:
    """A check of a made-up report, on the CPU unless told."""
    return CheckResult(**{"name": name, "device": "cpu", "status": status, "seconds": 0.02, **more})  # type: ignore[arg-type]


def exercise(name: str, file: str, points: float, *checks: CheckResult) -> ExerciseResult:
    """An exercise whose verdict follows from its checks, as in a real run."""
    return summarise(name, file, points, checks)


ADD_IN_PLACE = """\
Called add_in_place(y=tensor([0.]), x=tensor([0.125]))
It returned a new tensor and left y as it was; y itself must change.
Methods that end in _ change the tensor they are called on."""

BROKEN = """\
SyntaxError: '(' was never closed
  7 |     return t.numpy(
                    ^"""


def sample() -> Report:
    """One report with a case of everything a report can say."""
    numpy_checks = [check("test_it", "failed", message=BROKEN, cause="import", line=7)]
    gpu = check("test_it", "skipped", device="cuda", counts=False, message="no CUDA device here")
    return Report(
        submission="exercises",
        seed="sha256:0a1b2c3d",
        kit={"kit": "0.1.0", "python": "3.11.7", "torch": "2.14.1"},
        layers=("processes", "limits"),
        notes=("No network namespace here: `make doctor` tells what mends it.",),
        exercises=(
            exercise("add_four_ways", "01_tensors.py", 1, check("test_it"), check("test_it", device="simulated")),
            exercise(
                "add_into",
                "01_tensors.py",
                2,
                check("test_it", "failed", message="add_into did not return in 10 s.", cause="timeout", line=30),
                check("test_more", "failed", message="Another message.", cause="answer"),
            ),
            exercise(
                "add_in_place",
                "01_tensors.py",
                1,
                check("test_it", "failed", message=ADD_IN_PLACE, mistake="A4a", cause="answer", line=41),
            ),
            exercise(
                "as_rows",
                "01_tensors.py",
                1.5,
                check("test_it"),
                check("test_it", "failed", device="simulated", message="It is on cpu.", cause="answer", line=60),
            ),
            exercise("flatten_batch", "01_tensors.py", 2, check("test_it", "kit_error", message="A bug of the kit.")),
            exercise("array_view_of", "02_numpy_bridge.py", 1, *numpy_checks),
            exercise("tensor_view_of", "02_numpy_bridge.py", 1, *numpy_checks),
            exercise("track", "04_autograd.py", 1, check("test_it", "not_started"), gpu),
            exercise("grad_of", "04_autograd.py", 1, check("test_it", "not_started"), gpu),
            exercise("vjp", "04_autograd.py", 1, check("test_it", "not_started"), gpu),
            exercise(
                "predict",
                "05_grad_control.py",
                2,
                check("test_it"),
                check("test_it", "failed", device="cuda", counts=False, message="Not on the GPU.", line=4),
            ),
        ),
    )


def single(message: str = "It is wrong.", **more: object) -> Report:
    """A report of one failed exercise."""
    checks = [check("test_it", "failed", message=message, line=3, **more)]
    return Report(submission="s", exercises=(exercise("it", "01_a.py", 1, *checks),))


def hostile(text: str) -> Report:
    """A report with `text` wherever a learner's program or file name can bring text in."""
    checks = [check("test", "failed", message=text, cause="exception", line=3), check("more", "failed", message=text)]
    gpu = check("test", "skipped", device="cuda", counts=False, message=text)
    return Report(
        submission=text,
        exercises=(
            exercise("one", "01_a.py", 1, *checks, gpu),
            exercise("two", "01_a.py", 1, check("test", "kit_error", message=text)),
        ),
        layers=(text,),
        notes=(text,),
        kit={"python": text},
    )


class TestClean:
    """`clean`, the one place where text is made harmless."""

    @given(st.text(st.characters(exclude_categories=())))
    @settings(database=None, deadline=None, max_examples=200)
    def test_cleaning_twice_is_cleaning_once(self, text: str) -> None:
        """What has been cleaned stays as it is, encodes as UTF-8 and is printable but for tab and newline."""
        once = clean(text)
        assert clean(once) == once
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", once)
        once.encode("utf-8")

    def test_plain_text_is_left_alone(self) -> None:
        """Letters of any script, emoji, tabs and newlines stay."""
        text = "naïve 張量\n\tनमस्ते 👩\u200d🔬 ✗"
        assert clean(text) == text

    def test_escape_sequences_go_and_control_characters_show(self) -> None:
        """Colour is dropped, a bell is seen, a carriage return is a line's end."""
        assert clean("\x1b[1;31mred\x1b[0m\x07 10%\r20%\r\nend") == "red\\x07 10%\n20%\nend"

    def test_an_escape_sequence_left_open_eats_nothing(self) -> None:
        """The text after an unfinished title sequence is still there."""
        assert clean("\x1b]0;all the rest") == "\\x1b]0;all the rest"

    def test_a_cut_text_says_so_and_ends_with_a_word(self) -> None:
        """A text over the limit keeps whole words and tells its length."""
        cut = clean("word " * 100_000)
        assert len(cut) <= MESSAGE_LIMIT
        assert cut.endswith("word\n... (cut: it has 500000 characters)")

    def test_a_text_that_grows_by_cleaning_keeps_the_limit(self) -> None:
        """A thousand escape characters, four characters each when shown, are cut."""
        assert len(clean("\x00" * 1000, 1000)) <= 1000

    def test_a_name_is_one_line(self) -> None:
        """Newlines and tabs of a folder's name are shown, not obeyed."""
        assert one_line("a\nb\tc\r\n") == "a\\nb\\tc\\n"
        assert len(one_line("\n" * 500)) <= 200
        assert one_line("name " * 500, 30) == "name name name name name ..."

    @pytest.mark.parametrize("pattern", ["\x1b[", "\x1b]", "\x1b[0", "\x1b[ ", "\x1bP;", "\r", "\n\n ::", "\x9b1"])
    def test_cleaning_takes_time_in_proportion(self, pattern: str) -> None:
        """A megabyte of half escape sequences is rendered at once, not in quadratic time."""
        assert len(terminal.render(single(pattern * (1_000_000 // len(pattern))))) < 5 * MESSAGE_LIMIT


class TestTerminal:
    """What a learner reads."""

    def test_the_whole_report_reads_as_pinned(self) -> None:
        """States first, details after, total and remarks last: golden/terminal.txt, to the letter."""
        assert terminal.render(sample(), hint_command="make hint EX=") == (GOLDEN / "terminal.txt").read_text("utf-8")

    def test_the_verbose_report_reads_as_pinned(self) -> None:
        """Each check, each message and the versions, in ASCII: golden/terminal_verbose_ascii.txt, to the letter."""
        text = terminal.render(sample(), verbose=True, ascii=True)
        assert text == (GOLDEN / "terminal_verbose_ascii.txt").read_text("ascii")

    def test_a_failed_check_has_the_shape_of_the_design(self) -> None:
        """Who and where and the mistake's id, then the message, the hint at the end of its last line."""
        report = replace(sample(), exercises=sample().exercises[2:3])
        assert terminal.render(report, hint_command="make hint EX=") == textwrap.dedent(
            """\
            01_tensors.py  0 of 1 passed
              ✗ add_in_place    0/1  failed

            ✗ add_in_place  (01_tensors.py:41)                              mistake A4a
              Called add_in_place(y=tensor([0.]), x=tensor([0.125]))
              It returned a new tensor and left y as it was; y itself must change.
              Methods that end in _ change the tensor they are called on.   make hint EX=add_in_place

            Total for exercises: 0 of 1 points (1 failed)
            confined by: processes, limits
            note: No network namespace here: `make doctor` tells what mends it.
            seed: sha256:0a1b2c3d
            """
        )

    def test_no_hint_is_offered_without_a_hint_command(self) -> None:
        """The word hint is nowhere where no command gives one."""
        assert "hint" not in terminal.render(sample())

    def test_a_hint_that_does_not_fit_has_its_own_line(self) -> None:
        """A long last line keeps the hint out of the wrapped text."""
        text = terminal.render(single("m" * 90), hint_command="make hint EX=")
        assert f"  {'m' * 90}\n  make hint EX=it\n" in text

    def test_a_broken_file_is_told_once(self) -> None:
        """One syntax error that fails a whole file is printed once, with how many exercises it concerns."""
        text = terminal.render(sample())
        assert text.count("SyntaxError") == 1
        assert "✗ 02_numpy_bridge.py:7  (both exercises)" in text

    def test_a_message_of_some_exercises_names_them(self) -> None:
        """Two of three exercises with one message are told together, by name."""
        same = check("test_it", "failed", message="The helper f is wrong.")
        rows = [exercise(name, "01_a.py", 1, same) for name in ("a", "b")]
        text = terminal.render(Report(submission="s", exercises=(*rows, exercise("c", "01_a.py", 1, check("test_it")))))
        assert "✗ 2 exercises  (01_a.py, a, b)\n  The helper f is wrong." in text

    def test_the_kits_fault_is_no_zero(self) -> None:
        """What the kit could not judge reads "regrade needed" and its points stand apart."""
        text = terminal.render(sample())
        assert re.search(r"! flatten_batch +\?/2  regrade needed\n", text)
        assert "regrade needed: 2 of the 14.5 points (1 exercise) could not be judged." in text

    def test_a_fault_of_the_kit_in_every_file_is_told_once(self) -> None:
        """A sandbox that does not start is one message, however many files it concerns."""
        fault = check("test_it", "kit_error", message="The worker does not start.")
        rows = tuple(exercise(f"e{i}", f"0{i}_a.py", 1, fault) for i in (1, 2, 3))
        text = terminal.render(Report(submission="s", exercises=rows))
        assert text.count("The worker does not start.") == 1
        assert "! 3 exercises  (3 files, e1, e2, e3)" in text

    def test_a_run_of_not_started_is_one_line(self) -> None:
        """Untouched neighbours share a line that names each of them; verbose gives each its own."""
        text = terminal.render(sample())
        assert "  · all 3 not started (3 points): track, grad_of, vjp\n" in text
        assert text.count("not started") == 2  # and the tally
        assert re.search(r"  · grad_of +0/1  not started\n", terminal.render(sample(), verbose=True))

    def test_skipped_gpu_checks_are_one_line(self) -> None:
        """Checks on a real GPU that did not run are counted in one line with the reason."""
        line = "3 checks on a real GPU were skipped, which costs no points (no CUDA device here).\n"
        assert terminal.render(sample()).count(line) == 1

    def test_an_interrupted_run_says_so(self) -> None:
        """A report that is not complete is called partial."""
        assert "interrupted: partial results" in terminal.render(replace(sample(), complete=False))
        assert "interrupted" not in terminal.render(sample())

    def test_ascii_holds_nothing_else(self) -> None:
        """A stream that can't take the signs gets letters, and messages in escapes."""
        text = terminal.render(single("張量 ≠"), ascii=True)
        assert text.isascii()
        assert "x it    0/1  failed" in text

    @pytest.mark.parametrize("kind", HOSTILE)
    @pytest.mark.parametrize("width", [None, 80])
    def test_hostile_text_stays_text(self, kind: str, width: int | None) -> None:
        """No control character, no override and no command of a CI log comes out, and the report stays short."""
        text = terminal.render(hostile(HOSTILE[kind]), width=width, verbose=True)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]", text)
        assert not re.search(r"^\s*::|##\[", text, re.MULTILINE)
        assert len(text) < 100_000

    def test_markup_of_rich_is_printed(self) -> None:
        """A learner's [bold] and :smile: come out as they are, in colour too."""
        text = _without_colour(terminal.render(single(HOSTILE["rich"]), colour=True, width=120))
        assert HOSTILE["rich"] in text

    def test_colour_tells_the_same(self) -> None:
        """What rich paints, its colours taken off, is what a pipe gets."""
        wide = terminal.render(sample(), colour=True, width=400, hint_command="make hint EX=")
        assert "\x1b[" in wide
        plain = terminal.render(sample(), hint_command="make hint EX=")
        assert [line.rstrip() for line in _without_colour(wide).split("\n")] == plain.split("\n")

    @pytest.mark.parametrize("width", [40, 60, 80, 120])
    def test_lines_fit_the_terminal(self, width: int) -> None:
        """No line is wider than the terminal, wide letters included, and words are kept whole."""
        text = terminal.render(single("many words here " * 30 + "張" * 100), width=width, hint_command="make hint EX=")
        from rich.cells import cell_len

        assert max(map(cell_len, text.split("\n"))) <= width
        assert not re.search(r"\b(man|wor|wo|her|he)$", text, re.MULTILINE)

    @pytest.mark.parametrize(("no_colour", "colours"), [("", True), ("1", False)])
    def test_show_on_a_terminal_honours_no_color(
        self, no_colour: str, colours: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a pseudo-terminal the report has colour, unless NO_COLOR says otherwise."""
        monkeypatch.setenv("NO_COLOR", no_colour)
        monkeypatch.setenv("TERM", "xterm")
        shown = _shown_on_a_terminal(single())
        assert ("\x1b[" in shown) is colours
        assert "✗ it" in _without_colour(shown)

    def test_show_in_a_pipe_is_plain_and_imports_no_rich(self) -> None:
        """A pipe gets text without colour, and rich stays unimported."""
        code = "terminal.show(report, sys.stdout); print('rich' in sys.modules, 'jinja2' in sys.modules)"
        out = _python(code, env={"PYTHONIOENCODING": "utf-8", "FORCE_COLOR": "1"}).stdout
        assert out.startswith("01_a.py")
        assert "\x1b" not in out
        assert out.endswith("False False\n")

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
    def test_show_falls_back_to_ascii(self, encoding: str) -> None:
        """A stream without the signs gets the ASCII report instead of an exception."""
        out = _python("terminal.show(report, sys.stdout)", env={"PYTHONIOENCODING": encoding}).stdout
        assert "x it    0/1  failed" in out


class TestJson:
    """`report.json`, which other tools read."""

    def test_it_reads_back_as_the_same_report(self) -> None:
        """Rendered, parsed and made a report again, nothing has changed."""
        text = json_.render(sample())
        assert Report.from_json(json.loads(text)) == sample()
        assert text.endswith("}\n")

    def test_its_fields_are_those_of_the_design(self) -> None:
        """The fixed fields are there, by name and type."""
        tree = json.loads(json_.render(sample()))
        assert {"version", "submission", "seed", "points", "max_points", "exercises"} <= tree.keys()
        assert (tree["version"], tree["points"], tree["max_points"]) == (1, 3, 14.5)
        first = tree["exercises"][0]
        assert {"name", "file", "status", "points", "max_points", "message", "mistake", "checks"} <= first.keys()
        assert {"name", "device", "status", "message", "mistake", "cause", "seconds"} <= first["checks"][0].keys()

    @pytest.mark.parametrize("kind", HOSTILE)
    def test_hostile_text_is_kept_harmless(self, kind: str) -> None:
        """It encodes as UTF-8, stays within bounds, reads back, and rendering that again changes nothing."""
        text = json_.render(hostile(HOSTILE[kind]))
        assert len(text.encode()) < 200_000
        assert json_.render(Report.from_json(json.loads(text))) == text
        assert "\u202e" not in text
        assert "\x7f" not in text


class TestJunit:
    """`junit.xml`, for CI systems."""

    def test_it_has_the_layout_of_pytest(self) -> None:
        """Suites, suite, cases; counts that agree with the cases; no host name, no time stamp."""
        root = ET.fromstring(junit.render(sample()))
        suite = root.find("testsuite")
        assert root.tag == "testsuites"
        assert suite is not None
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases)) == "18"
        for counted, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(counted) == str(len(suite.findall(f"testcase/{tag}")))
        assert {"hostname", "timestamp"}.isdisjoint(suite.keys())

    def test_a_case_is_a_check_on_a_device(self) -> None:
        """Class name is the file's stem, name is exercise/check[device], the failure holds place and message."""
        root = ET.fromstring(junit.render(sample()))
        case = root.find(".//testcase[@name='add_in_place/test_it[cpu]']")
        assert case is not None
        assert case.get("classname") == "01_tensors"
        failure = case.find("failure")
        assert failure is not None
        assert failure.text == f"01_tensors.py:41: {ADD_IN_PLACE}"
        assert failure.get("message") == f"mistake A4a; {ADD_IN_PLACE.splitlines()[0]}"

    @pytest.mark.parametrize(
        ("status", "counts", "tag"),
        [
            ("failed", True, "failure"),
            ("not_started", True, "failure"),
            ("skipped", True, "failure"),
            ("kit_error", True, "error"),
            ("skipped", False, "skipped"),
        ],
    )
    def test_only_a_gpu_check_without_points_is_skipped(self, status: Status, counts: bool, tag: str) -> None:
        """Whatever costs points is a failure, the kit's fault is an error."""
        row = exercise("it", "01_a.py", 1, check("test_it", status, counts=counts, message="m"))
        case = ET.fromstring(junit.render(Report(submission="s", exercises=(row,)))).find(".//testcase")
        assert case is not None
        assert [child.tag for child in case] == [tag]

    def test_an_exercise_without_checks_is_there(self) -> None:
        """An exercise that the kit could not even start is an error, not missing."""
        row = ExerciseResult(name="it", file="01_a.py", status="kit_error", points=0, max_points=1, message="No fork.")
        error = ET.fromstring(junit.render(Report(submission="s", exercises=(row,)))).find(".//testcase/error")
        assert error is not None
        assert error.text == "01_a.py: No fork."

    @pytest.mark.parametrize("kind", HOSTILE)
    def test_hostile_text_adds_no_element(self, kind: str) -> None:
        """The document parses and has the elements that a friendly one has."""
        xml = junit.render(hostile(HOSTILE[kind]))
        assert _elements(xml) == _elements(junit.render(hostile("friendly")))
        xml.encode()


class TestHtml:
    """`index.html`, one page that needs nothing else."""

    @pytest.mark.parametrize("kind", HOSTILE)
    def test_hostile_text_adds_no_element(self, kind: str) -> None:
        """The page has the very elements and attributes that a friendly one has, and the text is there to read."""
        page, friendly = _Page(html.render(hostile(HOSTILE[kind]))), _Page(html.render(hostile("friendly")))
        assert page.elements == friendly.elements
        shown = clean(HOSTILE[kind])
        assert shown in page.text

    def test_it_loads_nothing_and_runs_nothing(self) -> None:
        """No script, no address outside the page, no style but its own sheet, and a policy that forbids the rest."""
        page = html.render(sample())
        assert not re.search(r"<script|<link|<img|<iframe|\ssrc=|\sstyle=|\son\w+=|url\(|@import|https?:", page)
        assert "content=\"default-src 'none'; style-src 'sha256-" in page.replace("&#39;", "'")

    def test_links_lead_to_details(self) -> None:
        """Each link in the tables has its target on the page, and each failed exercise has a link."""
        page = html.render(sample())
        assert set(re.findall(r'href="#([^"]+)"', page)) == {f"detail-{n}" for n in (1, 3, 4, 5, 6, 7)}
        assert set(re.findall(r'id="(detail-\d+)"', page)) == {f"detail-{n}" for n in range(1, 8)}

    def test_it_can_be_read_without_seeing_it(self) -> None:
        """Language, title, one h1, headings without a gap, tables with captions and headers that have a scope."""
        page = _Page(html.render(sample()))
        tags = [tag for tag, _ in page.elements]
        assert ("html", ("lang",)) in page.elements
        assert tags.count("h1") == tags.count("title") == 1
        levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        assert tags.count("caption") == tags.count("table") > 0
        assert all("scope" in attributes for tag, attributes in page.elements if tag == "th")

    def test_every_state_has_its_word(self) -> None:
        """Colour and sign are never alone: the word stands in the cell."""
        page = _Page(html.render(sample()))
        for word in ("passed", "failed", "not started", "regrade needed", "skipped", "time-out"):
            assert word in page.text

    def test_it_tells_how_it_was_made(self) -> None:
        """Versions, layers, notes and the hash of the seed are on the page, and whether it is partial."""
        page = _Page(html.render(replace(sample(), complete=False))).text
        for fact in ("2.14.1", "processes, limits", "make doctor", "sha256:0a1b2c3d", "interrupted: partial results"):
            assert fact in page

    def test_an_empty_report_is_a_page(self) -> None:
        """A report without exercises renders too."""
        assert "0 of 0 points" in html.render(Report(submission="s", exercises=()))

    def test_a_browser_shows_it(self, tmp_path: Path) -> None:
        """Chromium parses the hostile page to the same elements, runs nothing of it and accepts its own style sheet."""
        browser = shutil.which("chromium") or shutil.which("chromium-browser")
        if browser is None:
            pytest.skip("no chromium on PATH")
        text = " ".join(HOSTILE[kind] for kind in ("html", "xml", "jinja", "bidi", "surrogate"))
        dom, log = _in_chromium(browser, html.render(hostile(text)), tmp_path)
        friendly, _ = _in_chromium(browser, html.render(hostile("friendly")), tmp_path)
        assert _Page(dom).elements == _Page(friendly).elements
        assert "<script>alert(1)</script>" in _Page(dom).text
        assert "Content Security Policy" not in log


class TestCsv:
    """`grades.csv`, for spreadsheets."""

    def test_a_row_a_submission_and_a_column_an_exercise(self) -> None:
        """Rows by name, columns in the catalog's order, points as short numbers, "regrade needed" for no zero."""
        other = replace(sample(), submission='anna; "the" first, of all', exercises=sample().exercises[5:7])
        text = csv_.render([sample(), other])
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0][:6] == ["submission", "points", "max_points", "state", "add_four_ways", "add_into"]
        assert rows[0][-1] == "predict"
        assert rows[1] == ['anna; "the" first, of all', "0", "2", "graded", *[""] * 5, "0", "0", *[""] * 4]
        assert rows[2][:4] == ["exercises", "3", "14.5", "regrade needed"]
        assert rows[2][4:] == ["1", "0", "0", "0", "regrade needed", "0", "0", "0", "0", "0", "2"]

    def test_the_order_of_reports_does_not_matter(self) -> None:
        """A cohort graded in any order gives the same table."""
        part = replace(sample(), submission="b", exercises=sample().exercises[3:])
        reports = [sample(), part, replace(sample(), submission="a", complete=False)]
        assert csv_.render(reports) == csv_.render(reports[::-1])

    @pytest.mark.parametrize("name", ["=cmd", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1", "\uff1d1", "|calc", "%0A"])
    def test_no_name_is_a_formula(self, name: str) -> None:
        """A submission named like a formula gets a quote in front and stays text."""
        row = list(csv.reader(io.StringIO(csv_.render([replace(single(), submission=name)]))))[1]
        assert not re.match(r"\s*[=+\-@|%\uff1d]", row[0])
        assert row[0].endswith(name.strip()[1:])

    def test_a_semicolon_splits_no_cell(self) -> None:
        """Text is quoted even where the comma would not ask for it."""
        assert (
            csv_.render([replace(single(), submission="a;=cmd")]).split("\n")[1].startswith('"a;=cmd",0,1,"graded",0')
        )

    def test_equal_names_in_two_files_are_told_apart(self) -> None:
        """Two exercises of one name, or one named like a fixed column, have their file before them."""
        rows = [
            exercise(name, file, 1, check("t")) for name, file in [("a", "01.py"), ("a", "02.py"), ("state", "03.py")]
        ]
        header = csv_.render([Report(submission="s", exercises=tuple(rows))]).split("\n")[0]
        assert header.endswith('"01/a","02/a","03/state"')

    @pytest.mark.parametrize("kind", HOSTILE)
    def test_hostile_text_adds_no_row(self, kind: str) -> None:
        """Two lines come out, whatever a submission is called."""
        text = csv_.render([hostile(HOSTILE[kind])])
        assert len(text.splitlines()) == len(list(csv.reader(io.StringIO(text)))) == 2
        text.encode()


class TestWrite:
    """`write`, which puts the files in place."""

    def test_three_files_and_nothing_else(self, tmp_path: Path) -> None:
        """The folder is made, holds the three files readable as the umask allows, and no temporary file."""
        folder = tmp_path / "deep" / "report"
        write(sample(), folder)
        assert _names(folder) == ["index.html", "junit.xml", "report.json"]
        assert Report.from_json(json.loads((folder / "report.json").read_text("utf-8"))) == sample()
        umask = os.umask(0)
        os.umask(umask)
        assert (folder / "report.json").stat().st_mode & 0o777 == 0o666 & ~umask

    def test_only_json_is_cheap(self, tmp_path: Path) -> None:
        """Partial results bring in neither jinja2 nor rich, and leave the other files alone."""
        code = f"write(report, Path({str(tmp_path)!r}), only_json=True); print('rich' in sys.modules, 'jinja2' in sys.modules)"
        assert _python(code).stdout == "False False\n"
        assert _names(tmp_path) == ["report.json"]

    @pytest.mark.parametrize("only_json", [True, False])
    def test_a_write_that_fails_keeps_the_old_report(
        self, tmp_path: Path, only_json: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where the last file can't be put in place, one sentence says so and no temporary file stays."""
        write(single("old"), tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

        def refuse(*_: object) -> None:
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(os, "replace", refuse)
        with pytest.raises(
            KitFault, match=r"^The report can't be written into .*: Input/output error; what stood .*\.$"
        ):
            write(single("new"), tmp_path, only_json=only_json)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

    def test_an_interrupt_leaves_no_temporary_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ctrl-C between writing and placing cleans up."""

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write(single(), tmp_path)
        assert _names(tmp_path) == []

    def test_a_file_in_place_of_the_folder_is_bad_usage(self, tmp_path: Path) -> None:
        """`--report` that names a file is the user's to mend."""
        (tmp_path / "report").write_text("mine")
        with pytest.raises(UsageFault, match=r"Not a directory"):
            write(single(), tmp_path / "report")
        with pytest.raises(UsageFault, match=r"Not a directory"):
            write(single(), tmp_path / "report" / "below")
        assert (tmp_path / "report").read_text() == "mine"

    def test_a_folder_in_place_of_a_file_is_bad_usage(self, tmp_path: Path) -> None:
        """A folder named index.html is refused before any file is replaced."""
        (tmp_path / "index.html").mkdir()
        with pytest.raises(UsageFault, match=r"index\.html is a directory"):
            write(single(), tmp_path)
        assert _names(tmp_path) == ["index.html"]

    def test_a_folder_without_rights_is_bad_usage(self, tmp_path: Path) -> None:
        """A folder that one may not write into is named in one sentence, and stays as it was."""
        locked = tmp_path / "locked"
        write(single("old"), locked)
        before = (locked / "report.json").read_bytes()
        locked.chmod(0o555)
        tmp_path.chmod(0o755)
        code = """
            from graders.reporters import html, junit
            html.render(report)  # before the rights go: jinja2 may be installed where nobody may read
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            write(report, Path("locked"))
        """
        done = _python(code, cwd=tmp_path)
        locked.chmod(0o755)
        assert (
            done.stderr
            == "UsageFault: The report can't be written into locked: Permission denied; what stood there is as it was.\n"
        )
        assert (locked / "report.json").read_bytes() == before
        assert _names(locked) == ["index.html", "junit.xml", "report.json"]

    def test_a_file_size_limit_is_no_fault_of_the_learner(self, tmp_path: Path) -> None:
        """Where the system refuses more bytes it is a kit fault, the old report stays, no temporary file does."""
        write(single("old"), tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        code = f"""
            import resource
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
            write(report, Path({str(tmp_path)!r}))
        """
        assert _python(code).stderr.startswith("KitFault: The report can't be written into")
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

    def test_a_full_disk_is_no_fault_of_the_learner(self, tmp_path: Path) -> None:
        """On a disk of 24 kB that is nearly full the old report stays and one sentence says what is the matter."""
        mount = ["unshare", "--mount", "sh", "-c", f'mount -t tmpfs -o size=24k tmpfs {tmp_path} && exec "$@"', "sh"]
        if (
            shutil.which("unshare") is None
            or subprocess.run([*mount, "true"], capture_output=True, check=False).returncode
        ):
            pytest.skip("a small file system can't be mounted here (needs root and a mount namespace)")
        code = f"""
            folder = Path({str(tmp_path)!r})
            write(report, folder, only_json=True)
            before = (folder / "report.json").read_bytes()
            (folder / "filler").write_bytes(bytes(12_000))
            try:
                write(report, folder)
            except KitFault as fault:
                print(fault)
            print((folder / "report.json").read_bytes() == before, sorted(p.name for p in folder.iterdir()))
        """
        done = _python(code, prefix=mount)
        assert done.stdout.splitlines() == [
            f"The report can't be written into {tmp_path}: No space left on device; what stood there is as it was.",
            "True ['filler', 'report.json']",
        ]

    @pytest.mark.parametrize("kind", HOSTILE)
    def test_hostile_text_can_be_written(self, kind: str, tmp_path: Path) -> None:
        """Every file is valid UTF-8 without a control character."""
        write(hostile(HOSTILE[kind]), tmp_path)
        for path in tmp_path.iterdir():
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", path.read_text("utf-8"))


class _Page(HTMLParser):
    """A page's elements (tag, names of its attributes) in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self._texts: list[str] = []
        self.feed(page)
        self.close()
        self.text = "".join(self._texts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the element; line-break hints are no structure."""
        if tag != "wbr":
            self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        """A comment would be markup too."""
        self.elements.append(("!--", (data,)))

    def handle_data(self, data: str) -> None:
        """Collects text."""
        self._texts.append(data)


def _elements(xml: str) -> list[tuple[str, list[str]]]:
    return [(element.tag, sorted(element.keys())) for element in ET.fromstring(xml).iter()]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _shown_on_a_terminal(report: Report) -> str:
    """What `terminal.show` writes to a pseudo-terminal."""
    master, slave = pty.openpty()
    try:
        with os.fdopen(slave, "w", encoding="utf-8") as stream:
            terminal.show(report, stream)
            return os.read(master, 65536).decode()
    finally:
        os.close(master)


def _python(
    code: str, *, env: dict[str, str] | None = None, cwd: Path = ROOT, prefix: list[str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs `code` in a Python of its own, with `report` (one failed exercise) and the reporters imported.

    A fault comes out as one line on stderr.
    """
    head = """
        import os, sys
        from pathlib import Path
        from graders.faults import KitFault, UsageFault
        from graders.record import Report, CheckResult, summarise
        from graders.reporters import terminal, write
        check = CheckResult(name="test_it", device="cpu", status="failed", message="It is wrong.")
        report = Report(submission="s", exercises=(summarise("it", "01_a.py", 1, (check,)),))
        sys.excepthook = lambda kind, error, _: print(f"{kind.__name__}: {error}", file=sys.stderr)
    """
    script = textwrap.dedent(head) + textwrap.dedent(code)
    whole = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
    return subprocess.run(
        [*(prefix or []), sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=whole,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def _in_chromium(browser: str, page: str, tmp_path: Path) -> tuple[str, str]:
    """The document as chromium has parsed it, and its console."""
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    words = "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking"
    words += " disable-component-update disable-sync dump-dom enable-logging=stderr"
    done = subprocess.run(
        [browser, *(f"--{word}" for word in words.split()), f"--user-data-dir={tmp_path / 'profile'}", file.as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done.stdout, done.stderr
