"""`@check`: an ordinary pytest test whose examples are drawn by Hypothesis and played in a worker.

    @check("add_in_place")
    @witness(y=tensor([0.0]), x=tensor([0.125]))        # tiny, tried first, never shrunk
    @draw(y=tensors(layouts=WRITABLE), x=lambda y: broadcastable_to(y))
    def test_add_in_place(learner, y, x):
        got = learner.call("add_in_place", y=y, x=x)
        ...

The body gets `learner` (one submission in one worker on one device) or `both` (the learner's run and the reference's), and
the drawn values. It raises `LearnerFault` by way of `Got`'s methods; anything else that it raises is the kit's fault.

What this module adds around Hypothesis, each for a reason (tests/judge/test_check.py shows them):

* a *memo* by canonical input bytes: replays cost nothing, and a nondeterministic answer can't raise `Flaky`;
* the first failure fixes (cause, mistake): other failures met while shrinking count as passes, or shrinking would slip from
  one mistake to another;
* a *budget* of calls for shrinking, not of seconds, so that it ends at the same place on every machine;
* costly failures (time-out, crash, memory, flood) end the check at once: one hang costs one limit;
* all calls together have a limit too (`TOGETHER` times that of one), or a hundred slow ones would take an hour;
* where a body of ours breaks on an answer whose parts are of other kinds than the solution's, the answer is the reason;
* the smallest failing input is played once more in a fresh worker: where it passes there, the message says so.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
import itertools
import re
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from graders.catalog import Exercise
from graders.faults import COSTLY, KitFault, LearnerFault, NoGpu, NotStarted
from graders.judge.client import WALL_FACTOR, Worker
from graders.judge.drawing import no_constants, pinned, seed_of
from graders.judge.got import Got, brief, fail
from graders.judge.session import DEVICE_NAMES, Judge
from graders.judge.translate import Inputs, decode, forged
from graders.judge.values import Array, Seen, Tensor, describe
from graders.record import CheckResult
from graders.worker.wire import Block

SHRINK_CALLS = 60
MIN_SHARE = 8  # examples that every stratum gets at least
THINNED = 4  # one of so many drawn examples is played on devices other than the CPU, unless a check says otherwise
MAX_PRINTED = 600
GPU_SECONDS = 30.0  # more for a call on a real GPU, where the first of its kind loads libraries and kernels
TOGETHER = 6.0  # all calls of a check may take so many times the limit of one

Body = Callable[..., None]


@dataclass(frozen=True)
class Check:
    """One check as its decorators declared it. `device` marks come from the catalog."""

    exercise: str
    body: Body
    examples: int
    shrink: int
    cpu_seconds: float | None  # for one call; None takes the file's
    strategies: Mapping[str, Any]
    strata: tuple[Mapping[str, Any], ...]  # drawn from one after the other; ({},) where there is but one
    witnesses: tuple[Mapping[str, Any], ...]
    thinned: int = THINNED

    @property
    def name(self) -> str:
        """The test's name, as the catalog lists it."""
        return self.body.__name__


def draw(each: Mapping[str, Sequence[Any]] | None = None, **strategies: Any) -> Callable[[Body], Body]:
    """What each example consists of: strategies, or functions of names drawn before that return one.

    ``each={"dtype": ALL}`` shares the examples out among those values, so that none of them is left to chance; strategies
    that are functions get it by its name, and so does the body if it asks.
    """
    axes = [[(name, value) for value in values] for name, values in (each or {}).items()]

    def mark(body: Body) -> Body:
        body.strategies = strategies  # type: ignore[attr-defined]
        body.strata = tuple(dict(choice) for choice in itertools.product(*axes))  # type: ignore[attr-defined]
        return body

    return mark


def witness(**values: Any) -> Callable[[Body], Body]:
    """A tiny explicit example, tried before anything is drawn. The topmost comes first.

    `grad` is the caller's grad mode where the body does not ask for it: "no_grad" shows a function that ends with its own.
    """

    def mark(body: Body) -> Body:
        body.witnesses = (values, *getattr(body, "witnesses", ()))  # type: ignore[attr-defined]
        return body

    return mark


def check(
    exercise: str,
    *,
    examples: int = 100,
    shrink: int = SHRINK_CALLS,
    cpu_seconds: float | None = None,
    thinned: int = THINNED,
) -> Callable[[Body], Callable[..., None]]:
    """Makes the pytest test. One fork for all its examples on each device that the catalog gives it.

    Where it runs on the CPU too, other devices play its witnesses and every `thinned`-th of what is drawn: what differs there
    shows in few examples, what does not is seen on the CPU. 1, or a low number, where devices are what it is about.
    """

    def make(body: Body) -> Callable[..., None]:
        declared = Check(
            exercise=exercise,
            body=body,
            examples=examples,
            shrink=shrink,
            cpu_seconds=cpu_seconds,
            strategies=getattr(body, "strategies", {}),
            strata=getattr(body, "strata", ({},)),
            witnesses=getattr(body, "witnesses", ()),
            thinned=thinned,
        )

        def test(blitz: Any, device: str) -> None:
            blitz(declared, device)

        test.__name__, test.__qualname__ = body.__name__, body.__name__
        test.__doc__, test.__module__ = body.__doc__, body.__module__
        test.check = declared  # type: ignore[attr-defined]
        test.place_as = body  # type: ignore[attr-defined]  # where pytest says that the test stands
        return test

    return make


# ------------------------------------------------------------------------------------------------------ what bodies get


@dataclass(eq=False)
class Learner:
    """One submission (or the reference) on one device. Workers come and go beneath it."""

    judge: Judge
    exercise: Exercise
    device: str
    cpu_seconds: float
    role: str = "learner"
    worker: Worker | None = None
    last_call: str = ""
    entropy: int = 0  # seeds the calls of the example being played
    grad: str = "on"  # the caller's grad mode in that example, where its body does not say
    at: int = 0  # which of its devices that example is played on
    trail: list[Got] = field(default_factory=list)  # what the calls of the example gave
    cpu: float = 0.0  # seconds that the calls of the check have taken
    wall: float = 0.0

    @property
    def device_name(self) -> str:
        """The device under test as torch names it: in about half of the examples the one that is not the current one."""
        return self.devices[self.at % len(self.devices)]

    @property
    def devices(self) -> tuple[str, ...]:
        """All that there are of its kind, as torch names them: two simulated ones, the first real one."""
        return DEVICE_NAMES[self.device]

    def fresh(self) -> None:
        """Lets go of the worker; the next call forks another."""
        if self.worker is not None:
            self.worker.close()
            self.worker = None

    def hand_on(self) -> None:
        """Lets another check have the worker of a reference, which knows nothing of this one."""
        if self.worker is not None:
            self.judge.keep(self.worker, self.exercise, self.device)
            self.worker = None

    def call(
        self,
        name: str,
        *,
        grad: str | None = None,
        default_dtype: str = "float32",
        may_raise: bool = False,
        errors: Mapping[str, str] | None = None,
        **arguments: Any,
    ) -> Got:
        """Calls the learner's function with the arguments in this order (given by position)."""
        says = call_text(name, arguments)
        if grad not in (None, "on"):
            says = f"with torch.{grad}(): {says}"
        if default_dtype != "float32":
            says += f" (default dtype {default_dtype})"
        return self.run(
            f"call:{name}",
            says=says,
            grad=grad,
            default_dtype=default_dtype,
            may_raise=may_raise,
            errors=errors,
            positional=True,
            **arguments,
        )

    def run(
        self,
        program: str,
        *,
        says: str,
        grad: str | None = None,
        default_dtype: str = "float32",
        may_raise: bool = False,
        errors: Mapping[str, str] | None = None,
        positional: bool = False,
        **inputs: Any,
    ) -> Got:
        """Runs a program of `graders.programs` ("p05_grad_control:predict") on the inputs.

        `says` is the call in the learner's terms, for messages. `may_raise`: an exception of the learner's comes back in
        `Got.error` instead of failing the check. `errors` maps ids to patterns: an exception whose type and text match one
        has that mistake for its reason.
        """
        if self.worker is None:
            make = self.judge.worker if self.role == "learner" else self.judge.reference
            self.worker = make(self.exercise, self.device)
        if grad is None and self.grad != "on":
            says = f"with torch.{self.grad}(): {says}"
        worker, self.last_call = self.worker, says
        arena = Inputs(worker, self.device_name)
        tree = {"args": list(inputs.values()), "kwargs": {}} if positional else inputs
        request = {
            "op": "run",
            "program": program,
            "inputs": arena.encode(tree),
            "seed": self.entropy,
            "at": self.devices.index(self.device_name),
            "grad": grad or self.grad,
            "default_dtype": default_dtype,
        }
        try:
            reply = worker.ask(request, self.cpu_seconds)
        except BaseException:
            self.fresh()
            raise
        paths = {name: f"args.{i}" if positional else name for i, name in enumerate(inputs)}
        got = Got(
            reply=reply,
            inputs=arena,
            given=inputs,
            paths=paths,
            device=self.device_name,
            reread=lambda: worker.ask({"op": "reread"}, self.cpu_seconds),
        )
        self.trail.append(got)
        self._lose_patience(worker)
        self._judge_status(got, may_raise, errors or {})
        return got

    def _lose_patience(self, worker: Worker) -> None:
        self.cpu, self.wall = self.cpu + worker.took[0], self.wall + worker.took[1]
        limit = TOGETHER * self.cpu_seconds
        if self.role == "learner" and (self.cpu > limit or self.wall > limit * WALL_FACTOR):
            self.fresh()
            raise LearnerFault(
                "timeout",
                f"All its calls together took more than {max(self.cpu, self.wall):.0f} seconds: it is too slow.",
            )

    def _judge_status(self, got: Got, may_raise: bool, errors: Mapping[str, str]) -> None:
        status, error = got.reply.get("status"), got.error or {}
        uncovered = got.reply.get("unsupported")
        if uncovered and self.device != "simulated":
            raise forged("simulated devices")
        if uncovered:
            raise KitFault(f"The simulated devices do not cover {str(uncovered)[:200]}.")
        if self.role == "reference" and status not in ("returned", "raised"):
            raise KitFault(f"The kit's solution failed: {str(error)[:1500]}")
        if status == "returned":
            return
        if status == "missing":
            name = str(error.get("name"))[:80]
            raise LearnerFault("missing", f"There is no {name} in {self.exercise.file}.")
        if status == "raised":
            fault = raised_fault(self.exercise, error)
            if not may_raise or isinstance(fault, NotStarted) or fault.cause != "exception":
                if self.role == "reference":
                    raise KitFault(f"The kit's solution raised: {fault.fact}")
                if fault.cause == "exception" and not isinstance(fault, NotStarted):
                    fault.mistake = next(
                        (key for key, pattern in errors.items() if re.search(pattern, fault.fact)), None
                    )
                raise fault
            return
        if status == "program":
            text = f"{error.get('type')}: {str(error.get('text'))[:300]}"
            raise LearnerFault("answer", f"What it gave can't be used: {text}")
        if status == "too large":
            raise LearnerFault("answer", "What it returned is too large to be looked at.")
        raise LearnerFault("forged", "The file wrote an answer of its own into the grader's channel.")


@dataclass(eq=False)
class Both:
    """The learner's run and the reference's, of the same program on the same inputs."""

    learner: Learner
    reference: Learner

    def run(self, program: str, **case: Any) -> tuple[Got, Got]:
        """(what the learner's gave, what the solution's gave), each in a fork of its own on the same device."""
        self._follow()
        want = self.reference.run(program, **case)
        return self.learner.run(program, **case), want

    def oracle(self, name: str, **inputs: Any) -> Any:
        """A function of the exercise's oracles, run in the reference's fork: plain values with `Seen` in them."""
        self._follow()
        got = self.reference.run(f"oracle:{name}", says=name, grad="on", **inputs)
        return decode(got.reply.get("result"), got.inputs.worker)

    def _follow(self) -> None:
        """The reference plays under the same circumstances."""
        for fact in ("entropy", "grad", "at"):
            setattr(self.reference, fact, getattr(self.learner, fact))


def call_text(name: str, arguments: Mapping[str, Any]) -> str:
    """The call as one would write it: ``name(y=tensor([0.]), x=...)``."""
    return f"{name}({', '.join(f'{k}={argument_text(v)}' for k, v in arguments.items())})"


def argument_text(value: Any) -> str:
    """An argument in one line."""
    return describe(value) if isinstance(value, Tensor | Array) else brief(value)


def raised_fault(exercise: Exercise, error: Mapping[str, Any]) -> LearnerFault:
    """An exception of the learner's as a verdict: the stub, a stub reached on the way, memory, or an ordinary exception."""
    kind, text, code = (str(error.get(k) or "")[:1000] for k in ("type", "text", "code"))
    where = str(error.get("where") or "").split(".")[0]
    line = error.get("line")
    line = line if type(line) is int and 0 < line < 10_000_000 else None
    if error.get("stub") is True and where:
        if where == exercise.name:
            return NotStarted(line)
        return LearnerFault("exception", f"It calls {where[:80]}, which is not started.", line=line)
    if kind == "MemoryError" or "can't allocate memory" in text:
        return LearnerFault("memory", "It asked for more memory than there is.", line=line)
    if kind == "TypeError" and line is None and "argument" in text:
        return LearnerFault(
            "exception", f"{exercise.name} does not take the arguments that it is called with: {text[:300]}"
        )
    shown = f"\n    line {line}: {code}" if line and code else ""
    colon = f": {text[:500]}" if text else ""
    return LearnerFault("exception", f"It raised {kind}{colon}{shown}", line=line)


# ------------------------------------------------------------------------------------------------------------ the loop


class Stop(BaseException):
    """Leaves Hypothesis at once; not an Exception, so that it is never taken for a failing example."""


class Failing(Exception):
    """What Hypothesis sees of a failing example: always raised at one place, so that it is one bug to it."""


@dataclass(frozen=True, eq=False)
class Failure:
    """A failing example: what broke, on which values, how the call read."""

    fault: LearnerFault
    values: Mapping[str, Any]
    said: str
    key: bytes


@dataclass
class Run:
    """One check on one device: memo, budget, the failure that counts."""

    declared: Check
    learner: Learner
    reference: Learner
    step: int = 1  # every how many-th of the drawn examples is played
    memo: dict[bytes, LearnerFault | None] = field(default_factory=dict)
    said: dict[bytes, str] = field(default_factory=dict)  # how each call read
    calls: int = 0
    found: Failure | None = None
    kit_fault: KitFault | None = None
    no_gpu: str = ""
    calls_when_found: int = 0

    def play(self, values: Mapping[str, Any]) -> LearnerFault | None:
        """One example: None where everything held."""
        learner = self.learner
        learner.entropy = int.from_bytes(hashlib.blake2b(canonical(values), digest_size=7).digest(), "big")
        learner.at = learner.entropy & 1
        learner.last_call = ""
        self.calls += 1
        try:
            self._run_body(learner, values)
        except LearnerFault as fault:
            return fault
        except NoGpu as reason:
            self.no_gpu = str(reason)
            raise Stop from None
        except Exception as error:
            if not isinstance(error, KitFault) and self._is_of_another_kind(values):
                return LearnerFault("answer", "What it gave is not of the kind that is asked.")
            trace = "".join(traceback.format_exception(error)[-6:])
            detail = error.args[0] if isinstance(error, KitFault) else f"{type(error).__name__}: {error}"
            self.kit_fault = KitFault(f"{detail}" if isinstance(error, KitFault) else f"{detail}\n{trace}")
            raise Stop from None
        return None

    def _run_body(self, learner: Learner, values: Mapping[str, Any]) -> None:
        learner.trail.clear()
        names = parameters(self.declared.body)
        handles = {"learner": learner, "both": Both(learner, self.reference)}
        learner.grad = "on" if "grad" in names else values.get("grad", "on")
        given = {k: v for k, v in values.items() if k != "grad" or k in names}
        self.declared.body(**{k: v for k, v in handles.items() if k in names}, **given)

    def _is_of_another_kind(self, values: Mapping[str, Any]) -> bool:
        """The body broke: whether it does not on the solution's answers, and those are made of other kinds of parts."""
        solution = replace(self.reference, trail=[], worker=None, entropy=self.learner.entropy, at=self.learner.at)
        try:
            self._run_body(solution, values)
        except Exception:  # the body is at fault
            return False
        finally:
            solution.fresh()
        ours = [kinds(got.reply) for got in self.learner.trail]
        return any(
            mine != theirs
            for mine, theirs in zip(ours, map(kinds, (got.reply for got in solution.trail)), strict=False)
        )

    def example(self, values: Mapping[str, Any]) -> None:
        """For Hypothesis: raises `Failing` where the example fails in the way that counts."""
        key = canonical(values)
        if key not in self.memo:
            if self.found and self.calls - self.calls_when_found >= self.declared.shrink:
                raise Stop
            self.memo[key], self.said[key] = self.play(values), self.learner.last_call
        fault = self.memo[key]
        if fault is None:
            return
        if self.found is not None and fault.cause == "timeout":
            raise Stop
        if self.found is None:
            self.found, self.calls_when_found = Failure(fault, values, self.said[key], key), self.calls
            if fault.cause in COSTLY or isinstance(fault, NotStarted) or self.declared.shrink == 0:
                raise Stop
        if (fault.cause, fault.mistake) != (self.found.fault.cause, self.found.fault.mistake):
            return
        if (len(key), key) < (len(self.found.key), self.found.key):
            self.found = Failure(fault, values, self.said[key], key)
        raise Failing

    def examples(self, run_seed: int | None) -> None:
        """Witnesses, then draws, until something fails or the stated number of examples has passed."""
        for values in self.declared.witnesses:
            fault = self.play(values)
            if fault is not None:
                self.found = Failure(fault, values, self.learner.last_call, canonical(values))
                return
        for number, examples in enumerate(drawn(self.declared, run_seed)):
            failed = next((values for values in examples[:: self.step] if not self.passes(values)), None)
            if failed is not None:
                with no_constants(), contextlib.suppress(Failing):  # the same draws from the memo, and then shrinking
                    hypothesis_test(self.declared, run_seed, number, self.example)()
                key = canonical(failed)
                if (
                    self.found is None and (fault := self.memo[key]) is not None
                ):  # it drew others; what failed stays failed
                    self.found = Failure(fault, failed, self.said[key], key)
                return

    def passes(self, values: Mapping[str, Any]) -> bool:
        """Whether an example holds; what failed is found again by Hypothesis, in the memo."""
        key = canonical(values)
        if key not in self.memo:
            self.memo[key], self.said[key] = self.play(values), self.learner.last_call
        return self.memo[key] is None

    def confirm(self) -> str:
        """Plays the smallest failing input in a fresh worker; a sentence where it passes there."""
        assert self.found is not None
        fault = self.found.fault
        if fault.cause in COSTLY or isinstance(fault, NotStarted):
            return ""
        self.learner.fresh()
        again = self.play(self.found.values)
        if again is None:
            return "The same call passes in a fresh Python: it fails only after earlier calls, or its answer changes from run to run."
        return ""


def kinds(value: Any) -> Any:
    """Of what kinds of parts a reply is made: types, names of keys, whether a tensor has numbers; no values, no lengths of lists."""
    if isinstance(value, Block):
        return (
            "block",
            value.meta.get("kind") == "array",
            value.meta.get("layout"),
            "at" in value.meta or bool(value.data),
        )
    if isinstance(value, dict):
        return {
            key: kinds(part)
            for key, part in value.items()
            if key not in ("id", "notes", "warnings", "state", "unsupported")
        }
    if isinstance(value, tuple):
        return tuple(kinds(part) for part in value)
    if isinstance(value, list):
        return [kinds(part) for part in value[:1]] if all(kinds(part) == kinds(value[0]) for part in value) else "mixed"
    return type(value).__name__


_DRAWN: dict[tuple[str, int | None], tuple[tuple[Mapping[str, Any], ...], ...]] = {}


def drawn(declared: Check, run_seed: int | None) -> tuple[tuple[Mapping[str, Any], ...], ...]:
    """The examples of a check in a run, by stratum. Outcomes never enter a strategy, so every device and submission gets
    the same ones: they are drawn once a process and played many times (a warm judge has them before it forks).
    """
    if not declared.strategies:
        return ()
    key = (declared.name, run_seed)
    if key not in _DRAWN:
        strata: list[tuple[Mapping[str, Any], ...]] = []
        for number in range(len(declared.strata)):
            found: list[Mapping[str, Any]] = []
            with no_constants():
                hypothesis_test(declared, run_seed, number, found.append)()
            strata.append(tuple(found))
        _DRAWN[key] = tuple(strata)
    return _DRAWN[key]


def hypothesis_test(
    declared: Check, run_seed: int | None, stratum: int, example: Callable[[Mapping[str, Any]], None]
) -> Callable[[], None]:
    """Hypothesis over one stratum of a check's strategies, with its settings and seed."""
    wanted = parameters(declared.body)
    share = max(MIN_SHARE, -(-declared.examples // len(declared.strata)))

    @seed(seed_of(run_seed, f"{declared.name}/{stratum}"))
    @pinned(min(share, declared.examples))
    @given(combined(declared.strategies, declared.strata[stratum]))
    def test(values: Mapping[str, Any]) -> None:
        example({name: value for name, value in values.items() if name in wanted})

    return test


@st.composite
def combined(pick: Callable[[Any], Any], strategies: Mapping[str, Any], stratum: Mapping[str, Any]) -> dict[str, Any]:
    """All of a check's values; a function gets the stratum's and those drawn before it by name."""
    values: dict[str, Any] = dict(stratum)
    for name, source in strategies.items():
        depends = callable(source) and not isinstance(source, st.SearchStrategy)
        values[name] = pick(source(**{k: values[k] for k in parameters(source)}) if depends else source)
    return values


@functools.cache
def parameters(function: Callable[..., Any]) -> frozenset[str]:
    """The names of a body's or a strategy's parameters."""
    return frozenset(inspect.signature(function).parameters)


def canonical(value: Any) -> bytes:
    """Bytes that are equal for equal inputs; storages shared between inputs are told apart from equal ones."""
    if isinstance(value, Tensor | Array):
        return value.canonical()
    if isinstance(value, Mapping):
        return b"{" + b"".join(canonical(k) + b":" + canonical(v) + b";" for k, v in value.items()) + b"}"
    if isinstance(value, list | tuple):
        return b"[" + b"".join(canonical(v) + b";" for v in value) + b"]"
    return repr(value).encode()


def run_check(judge: Judge, declared: Check, device: str) -> CheckResult:
    """The verdict of one check on one device. Never raises for anything that a submission does."""
    start = time.perf_counter()
    exercise = judge.catalog.exercise(declared.exercise)
    limit = (declared.cpu_seconds or judge.catalog.file(exercise.file).cpu_seconds) + (
        GPU_SECONDS if device == "cuda" else 0.0
    )
    counts = device != "cuda" or judge.gpu_counts
    if device == "cuda" and judge.no_gpu:
        return no_gpu(declared, judge.no_gpu, counts)
    learner = Learner(judge, exercise, device, limit)
    reference = Learner(judge, exercise, device, max(limit, 10.0), role="reference")
    on = dict(exercise.checks).get(declared.name, ())
    run = Run(declared, learner, reference, step=declared.thinned if device != "cpu" and "cpu" in on else 1)
    note = ""
    try:
        run.examples(judge.seed)
        if run.found is not None:
            note = run.confirm()
    except Stop:
        pass
    except Exception as error:  # Hypothesis' own complaint (an exhausted or filtered strategy): a bug of ours
        run.kit_fault = KitFault(f"{type(error).__name__}: {error}")
    printed = learner.worker.printed() if run.found and learner.worker and not run.found.fault.output else ""
    learner.fresh()
    if run.kit_fault is None:
        reference.hand_on()
    reference.fresh()
    seconds = time.perf_counter() - start
    base = CheckResult(name=declared.name, device=device, status="passed", seconds=seconds, counts=counts)
    if run.no_gpu:
        return no_gpu(declared, run.no_gpu, counts)
    if run.kit_fault is not None:
        return replace(base, status="kit_error", message=f"Regrade needed: {run.kit_fault}")
    if run.found is None:
        return base
    fault, said = run.found.fault, run.found.said
    if isinstance(fault, NotStarted):
        return replace(base, status="not_started", message="Not started.", line=fault.line)
    try:
        message = message_of(judge, fault, said, note, fault.output or printed, device)
    except KitFault as error:
        return replace(base, status="kit_error", message=f"Regrade needed: {error}")
    line = fault.line or judge.sources[exercise.file].line_of(exercise.name)
    return replace(base, status="failed", message=message, mistake=fault.mistake, cause=fault.cause, line=line)


def no_gpu(declared: Check, reason: str, counts: bool) -> CheckResult:
    """Skipped; where real GPUs are to count, a machine that has none can't judge."""
    if counts:
        return CheckResult(name=declared.name, device="cuda", status="kit_error", message=f"Regrade needed: {reason}")
    return CheckResult(name=declared.name, device="cuda", status="skipped", message=reason, counts=False)


def message_of(judge: Judge, fault: LearnerFault, said: str, note: str, printed: str, device: str) -> str:
    """The fact, the rule, the nudge: what a learner reads."""
    lines = []
    if said and fault.cause != "missing":
        where = {"simulated": " on a simulated GPU", "cuda": " on a real GPU"}.get(device, "")
        lines.append(f"Called {said}{where}")
    lines.append(fault.fact)
    if fault.mistake is not None:
        known = judge.catalog.mistake(fault.mistake)
        lines += [known.rule, known.nudge]
    if note:
        lines.append(note)
    if printed.strip() and fault.cause != "output":
        text = printed.strip()
        lines.append("It printed: " + (text if len(text) <= MAX_PRINTED else "... " + text[-MAX_PRINTED:]))
    return "\n".join(lines)


__all__ = ["Both", "Check", "Learner", "Seen", "check", "draw", "fail", "pytest", "run_check", "witness"]
