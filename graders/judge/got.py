"""What came of one call, and the sentences that judge it. Compared in the order in which a check names them.

A check calls `Learner.call` or `Learner.run`, gets a `Got`, and says what must hold. Every method raises `LearnerFault` with
a fact and a rule in it, never the answer. `mistake=` is given only where the failure can have no other reason.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

import numpy as np

from graders.faults import LearnerFault
from graders.judge.translate import Inputs, array_from_arena, decode, forged, other_name, tensor_from_arena
from graders.judge.values import STORAGE, Array, NDArray, Seen, Tensor, describe, from_storage, numbers

#: relative and absolute tolerance by dtype, those of torch.testing.assert_close
TOLERANCE: dict[str, tuple[float, float]] = {
    "float16": (1e-3, 1e-5),
    "bfloat16": (1.6e-2, 1e-5),
    "float32": (1.3e-6, 1e-5),
    "float64": (1e-7, 1e-7),
    "complex64": (1.3e-6, 1e-5),
    "complex128": (1e-7, 1e-7),
}
_GENERATORS = {"generator": "`yield` makes it a generator", "coroutine": "`async def` makes it a coroutine"}


def fail(fact: str, mistake: str | None = None) -> NoReturn:
    """The learner's answer is wrong: `fact` says what happened and what must hold."""
    raise LearnerFault("answer", fact, mistake=mistake)


@dataclass(eq=False)
class Got:
    """One call's observation. `given` are the inputs by name, as the check drew them."""

    reply: Mapping[str, Any]
    inputs: Inputs
    given: Mapping[str, Any]
    paths: Mapping[str, str]  # input name -> its path in the reply
    device: str  # "cpu" or "cuda:0"
    reread: Any = None  # callable: asks the worker for the last result once more
    _decoded: dict[str, Any] = field(default_factory=dict)

    # ------------------------------------------------------------------------------------------------------ accessors
    @property
    def raw(self) -> Any:
        """The decoded result: plain values with `Seen` in them."""
        if "result" not in self._decoded:
            self._decoded["result"] = decode(self.reply.get("result"), self.inputs.worker)
        return self._decoded["result"]

    @property
    def error(self) -> dict[str, Any] | None:
        """The exception as plain values where the call was allowed to raise and did."""
        error = self.reply.get("error")
        return error if isinstance(error, dict) else None

    @property
    def result(self) -> Expect:
        """The result, to say things about."""
        return Expect(self, self.raw, "It returned", "the result")

    def item(self, *keys: Any, name: str = "", verb: str = "") -> Expect:
        """A part of the result by keys, `name` is what to call it; a missing part is the learner's failure."""
        value = self.raw
        for key in keys:
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                raise forged(f"no {key!r}") from None
        label = name or "the result"
        return Expect(self, value, verb or f"{label[:1].upper()}{label[1:]} is", label)

    def noted(self, kind: str, *types: type, call: int | None = None) -> list[tuple[Any, ...]]:
        """The facts of each note of that kind, in order; those of one call only, where the program says when one begins.

        Notes came while the program ran (`programs/notes.py`): the learner's code may have sent some too, and took back none.
        """
        found = [tuple(note[1:]) for note in self._notes(call) if note[0] == kind]
        if any(tuple(map(type, facts)) != types for facts in found):
            raise forged("note")
        return found

    def history(self, *kinds: str, call: int | None = None) -> list[tuple[Any, ...]]:
        """The notes of those kinds, in order, each as (kind, facts...)."""
        return [tuple(note) for note in self._notes(call) if note[0] in kinds]

    def events(self, *kinds: str, call: int | None = None) -> list[str]:
        """The notes of those kinds, in order, without their facts."""
        return [note[0] for note in self._notes(call) if note[0] in kinds]

    def _notes(self, call: int | None) -> list[list[Any]]:
        notes = self.reply.get("notes")
        if type(notes) is not list or any(type(note) is not list or not note for note in notes):
            raise forged("notes")
        calls = itertools.accumulate(note[0] == "call" for note in notes)
        return [note for note, number in zip(notes, calls, strict=True) if call is None or number == call + 1]

    def after(self, name: str) -> Seen:
        """That input as it is after the call."""
        found = self.reply.get("inputs")
        value = decode(found.get(self.paths[name]), self.inputs.worker) if isinstance(found, dict) else None
        if not isinstance(value, Seen):
            raise forged("inputs")
        return value

    def arg(self, name: str) -> Expect:
        """An input after the call, to say things about."""
        return Expect(self, self.after(name), f"Afterwards {name} is", name)

    def grad(self, name: str) -> Seen | None:
        """That input's `.grad` after the call."""
        found = self.reply.get("grads")
        if not isinstance(found, dict):
            raise forged("grads")
        value = decode(found.get(self.paths[name]), self.inputs.worker)
        return value if isinstance(value, Seen) else None

    def memory(self, name: str) -> NDArray:
        """The input's whole storage now, read from the judge's own mapping, as numbers."""
        given = self.given[name]
        return from_storage(self.inputs.now(given), given.dtype if isinstance(given, Tensor) else "")

    # --------------------------------------------------------------------------------------------------------- purity
    def unchanged(
        self, *names: str, mistake: str | None = None, flags_only: bool = False, but: Sequence[str] = ()
    ) -> Got:
        """These arguments are as before: memory (all of the storage, not only what is seen of it), geometry, flags, `.grad`.

        `but` names facts that may change ("requires_grad").
        """
        for name in names:
            given = self.given[name]
            if not flags_only and not _same_bytes(self.inputs.now(given), given.base):
                self._changed_values(name, given, mistake)
            self._same_facts(name, given, mistake, but)
        return self

    def _changed_values(self, name: str, given: Tensor | Array, mistake: str | None) -> NoReturn:
        now = self.after(name)
        if now.storage is not None and not _same_bytes(
            np.ascontiguousarray(now.storage), np.ascontiguousarray(_storage(given))
        ):
            fail(f"It changed its argument {name}, which is now {describe(now)}. {name} must stay as it was.", mistake)
        fail(
            f"It wrote into memory around its argument {name}, a view of a larger tensor: only the view may be touched.",
            None,
        )

    def _same_facts(self, name: str, given: Tensor | Array, mistake: str | None, but: Sequence[str] = ()) -> None:
        now = self.after(name)
        if isinstance(given, Array):
            moved = now.stride != given.stride and now.numel > 0
            if now.kind != "array" or now.shape != given.shape or moved or now.writable != given.writable:
                fail(
                    f"It changed the array {name} itself (its shape, strides or writeable flag), which must stay as it was."
                )
            return
        facts = (
            ("shape", tuple(now.shape), tuple(given.shape)),
            ("dtype", now.dtype, given.dtype),
            ("device", now.device, given.device or self.device),
            ("requires_grad", now.requires_grad, given.requires_grad or given.nonleaf),
            ("is_leaf", now.is_leaf, not given.nonleaf),
        )
        for what, is_now, was in facts:
            if is_now != was and what not in but:
                fail(
                    f"It changed {name}.{what} from {was} to {is_now}; it must stay as it was.",
                    mistake if what == "shape" else None,
                )
        if now.stride != given.stride and given.numel > 1:
            fail(
                f"It changed the strides of its argument {name} from {given.stride} to {now.stride}; {name} must stay as it was."
            )
        if given.numel and (now.at is None or now.at != self._home(given)):
            fail(f"It gave its argument {name} other memory (through .data or set_); {name} must stay as it was.")
        self.same_grad(name)

    def same_grad(self, name: str) -> Got:
        """The input's `.grad` is as before: still none, or the very tensor that was there, with the same numbers."""
        grad, given_grad = self.grad(name), self.given[name].grad
        if (grad is None) != (given_grad is None):
            fail(f"It {'set' if grad is not None else 'cleared'} {name}.grad, which must stay as it was.")
        if grad is not None and given_grad is not None and not _same_numbers(grad.values, given_grad.values):
            fail(f"It changed {name}.grad from {describe(given_grad)} to {describe(grad)}; it must stay as it was.")
        if grad is not None and given_grad is not None and given_grad.numel and grad.at != self._home(given_grad):
            fail(f"It put another tensor into {name}.grad; the one that was there must stay.")
        return self

    def _home(self, given: Tensor) -> int:
        return self.inputs.storages[id(given.base)] + given.offset * given.base.itemsize

    def same_memory(self, name: str, mistake: str | None = None) -> Got:
        """The input still lives where the judge put it: it was not swapped for other memory."""
        given = self.given[name]
        now = self.after(name)
        if given.numel and now.at != self._home(given):
            fail(f"It gave {name} other memory instead of changing the numbers in {name}'s own memory.", mistake)
        return self

    def unmoved(self, name: str) -> Got:
        """The input lives where the judge put it, and no number of its storage has moved or changed."""
        given = self.given[name]
        if not _same_bytes(self.inputs.now(given), given.base):
            fail(f"It moved numbers about in {name}'s memory; only the way in which {name} sees it may change.")
        return self.same_memory(name)

    def pure(self, *, changes: Sequence[str] = (), mistake: str | None = None, draws: bool = False) -> Got:
        """Every tensor argument but `changes` is unchanged, and so is the global state (`draws`: random states may advance)."""
        for name, given in self.given.items():
            if isinstance(given, Tensor | Array):
                if name not in changes:
                    self.unchanged(name, mistake=mistake)
                else:
                    self._surroundings_kept(name, given)
        state = self.reply.get("state")
        if type(state) is not dict:
            raise forged("state")
        for what, pair in state.items():
            if type(pair) is not tuple or len(pair) != 2:
                raise forged("state")
            if pair[0] != pair[1]:
                self._leak(str(what)[:60], pair, draws=draws)
        return self

    def _leak(self, what: str, pair: tuple[Any, Any], *, draws: bool) -> None:
        if "random" in what:
            if not draws:
                fail(f"It drew from or reseeded {what}, which must be as before: nothing random belongs here.")
            return
        if what == "grad mode":
            now = "on" if pair[1] else "off"
            fail(
                f"It left gradient tracking turned {now} for everything that comes after; the caller's mode must be back.",
                "D7d" if not pair[1] else None,
            )
        fail(f"It left the {what} changed to {pair[1]} (it was {pair[0]}); it must be as before.")

    def _surroundings_kept(self, name: str, given: Tensor | Array) -> None:
        """What a view does not show of its storage is as it was."""
        before, after = given.base.copy(), np.array(self.inputs.now(given))
        if before.nbytes == 0:
            return
        mask = np.ones(before.shape, bool)
        if isinstance(given, Tensor) and given.numel:
            view = np.lib.stride_tricks.as_strided(mask[given.offset :], given.shape, given.stride)
            view[...] = False
            if not _same_bytes(before[mask], after[mask]):
                fail(f"It wrote into memory around {name}, a view of a larger tensor: only the view may be touched.")

    def no_warning(self, errors: Mapping[str, str] | None = None) -> Got:
        """Nothing was warned about. `errors` maps ids to patterns of the warning's text."""
        found = self.reply.get("warnings")
        if type(found) is not list:
            raise forged("warnings")
        if found:
            text = str(found[0].get("text", ""))[:300] if isinstance(found[0], dict) else ""
            named = next((key for key, pattern in (errors or {}).items() if re.search(pattern, text)), None)
            fail(f"It made Python warn: {text}", named)
        return self

    def raised(self, kind: str, when: str, mistake: str | None = None) -> Got:
        """The call raised that exception (or a subclass of it)."""
        error = self.error
        if error is None:
            fail(f"It returned {brief(self.raw)}; {when} it must raise {kind}.", mistake)
        bases = error.get("bases")
        if not isinstance(bases, list) or kind not in bases:
            fail(
                f"It raised {error.get('type')}: {str(error.get('text'))[:200]}\n{when.capitalize()} it must raise {kind}.",
                mistake,
            )
        return self


@dataclass(eq=False)
class Expect:
    """One value of an observation; each method raises unless it holds, and returns self."""

    got: Got
    value: Any
    opening: str  # "It returned", "Afterwards y is"
    label: str  # "the result", "y"

    def fail(self, rule: str, mistake: str | None = None) -> NoReturn:
        """What there is, then what must be."""
        fail(f"{self.opening} {brief(self.value)}; {rule}", mistake)

    @property
    def seen(self) -> Seen:
        """The tensor or array; a `LearnerFault` where it is neither."""
        return self.tensor().value if not isinstance(self.value, Seen) else self.value

    # ----------------------------------------------------------------------------------------------------------- type
    def tensor(self, what: str = "a tensor") -> Expect:
        """It is a plain `torch.Tensor` (or Parameter), strided, with elements."""
        value = self.value
        if not isinstance(value, Seen) or value.kind != "tensor" or value.type not in ("Tensor", "Parameter"):
            reason = _GENERATORS.get(getattr(value, "type", ""), "")
            self.fail(f"{what} is asked." + (f" ({reason}.)" if reason else ""))
        if value.layout != "strided" or (value.storage is None and value.device != "meta"):
            self.fail(f"an ordinary (strided) {what.removeprefix('a ')} is asked.")
        return self

    def array(self) -> Expect:
        """It is a plain `numpy.ndarray`."""
        value = self.value
        if not isinstance(value, Seen) or value.kind != "array" or value.type != "ndarray":
            self.fail("a NumPy array is asked.")
        return self

    def is_(self, kind: type, what: str) -> Expect:
        """It is a value of exactly that type."""
        if type(self.value) is not kind:
            self.fail(f"{what} is asked.")
        return self

    def tuple_of(self, count: int, what: str) -> tuple[Expect, ...]:
        """It is a tuple (named tuples come as their type's name) of that many tensors."""
        if type(self.value) is not tuple or len(self.value) != count:
            self.fail(f"a tuple of {count} {what} is asked.")
        ordinal = ("first", "second", "third", "fourth", "fifth", "sixth")
        return tuple(
            Expect(self.got, v, f"The {ordinal[i]} of what it returned is", f"the {ordinal[i]}").tensor()
            for i, v in enumerate(self.value)
        )

    # ---------------------------------------------------------------------------------------------------------- facts
    def shape(self, shape: Sequence[int], mistake: str | None = None, rule: str = "") -> Expect:
        """It has that shape."""
        if tuple(self.seen.shape) != tuple(shape):
            self.fail_shape(shape, mistake, rule)
        return self

    def fail_shape(self, shape: Sequence[int], mistake: str | None, rule: str) -> NoReturn:
        """The sentence about a shape."""
        why = f" {rule}" if rule else ""
        fail(
            f"{self.opening} {brief(self.value)} of shape {self.seen.shape}; the shape must be {tuple(shape)}.{why}",
            mistake,
        )

    def dtype(self, dtype: str, mistake: str | None = None, rule: str = "") -> Expect:
        """It has that dtype (torch's name, or NumPy's of an array)."""
        seen = self.seen
        name = np.dtype(seen.dtype).name if seen.kind == "array" else seen.dtype
        if name != dtype or (seen.kind == "array" and np.dtype(seen.dtype) != np.dtype(dtype)):
            why = f" {rule}" if rule else ""
            fail(f"{self.opening} {brief(self.value)} of dtype {name}; the dtype must be {dtype}.{why}", mistake)
        return self

    def device(self, device: str | None = None, mistake: str | None = None) -> Expect:
        """It lives on that device, by default the one under test."""
        wanted = device or self.got.device
        if self.seen.device != wanted:
            fail(
                f"{self.opening} {brief(self.value)} on {self.seen.device}; it must be on {wanted}, as the input is.",
                mistake,
            )
        return self

    # --------------------------------------------------------------------------------------------- identity and memory
    def is_input(self, name: str, mistake: str | None = None, rule: str = "") -> Expect:
        """It is the very object that was given as `name`."""
        if not isinstance(self.value, Seen) or self.value.same != self.got.paths[name]:
            text = rule or f"{name} itself must be returned."
            shared = (
                isinstance(self.value, Seen) and self.value.at is not None and self.value.at == self.got.after(name).at
            )
            self.fail(text + (f" (It has {name}'s memory but is another tensor object.)" if shared else ""), mistake)
        return self

    def lies_over(self, name: str, mistake: str | None = None, rule: str = "") -> Expect:
        """It shares memory with input `name`, starting at the same element; proved by writing there and reading again."""
        seen, given = self.seen, self.got.given[name]
        if not given.base.nbytes or not seen.numel:
            return self
        start = self.got.inputs.storages[id(given.base)]
        home = start + (given.offset * given.base.itemsize if isinstance(given, Tensor) else given.offset)
        text = rule or f"it must share {name}'s memory."
        if seen.at is None:
            fail(f"{self.opening} {brief(self.value)}, which has memory of its own; {text}", mistake)
        if seen.at != home:
            fail(f"{self.opening} {brief(self.value)}, which shows other memory than {name}'s; {text}")
        return self

    def proven_over(self, name: str, mistake: str | None = None) -> Expect:
        """The judge changes `name`'s memory; the result must follow. Call it last: it alters the input."""
        seen, given = self.seen, self.got.given[name]
        if not seen.numel or seen.at is None:
            return self
        base = given.base
        pattern = os.urandom(base.nbytes) if base.dtype.kind != "b" else bytes(b & 1 for b in os.urandom(base.nbytes))
        self.got.inputs.overwrite(given, pattern)
        again = decode(self.got.reread().get("result"), self.got.inputs.worker)
        fresh = _arena_now(seen, self.got, given)
        if not isinstance(again, Seen) or again.storage is None or again.storage.tobytes() != fresh.tobytes():
            self.fail(f"it does not follow when {name}'s memory changes.", mistake)
        return self

    def proven_apart(self, name: str, mistake: str | None = None) -> Expect:
        """The judge changes `name`'s memory; the result must not follow. Call it last: it alters the input."""
        seen, given = self.seen, self.got.given[name]
        if not seen.numel or not given.base.nbytes:
            return self
        self.got.inputs.overwrite(given, bytes(len(given.base.tobytes())))
        again = decode(self.got.reread().get("result"), self.got.inputs.worker)
        if (
            not isinstance(again, Seen)
            or again.storage is None
            or seen.storage is None
            or not _same_bytes(again.storage, seen.storage)
        ):
            self.fail(f"it changes when {name}'s memory changes; it must have its own.", mistake)
        return self

    def own_memory(self, *names: str, mistake: str | None = None, rule: str = "") -> Expect:
        """It shares memory with no input; proved by changing those inputs' memory and reading it again."""
        seen = self.seen
        if not seen.numel:
            return self
        if seen.at is not None:
            shared = next((n for n in names if self._in(n)), names[0] if names else "an input")
            self.fail(rule or f"it shares {shared}'s memory and must have its own.", mistake)
        return self

    def _in(self, name: str) -> bool:
        given = self.got.given[name]
        start = self.got.inputs.storages.get(id(given.base))
        return start is not None and self.seen.at is not None and start <= self.seen.at < start + given.base.nbytes

    # --------------------------------------------------------------------------------------------------------- values
    def equals(
        self,
        wanted: Any,
        mistake: str | None = None,
        explain: Mapping[str, Any] | None = None,
        rule: str = "",
        *,
        exact: bool = True,
        tolerance: tuple[float, float] | None = None,
    ) -> Expect:
        """Its elements are `wanted` (NumPy numbers or `Seen`). `explain` maps ids to what that mistake gives on this input."""
        seen = self.seen
        right = _numbers(wanted)
        if tuple(np.shape(right)) != tuple(seen.shape):
            self.fail_shape(np.shape(right), mistake, rule)
        close = _closeness(seen.dtype if seen.kind == "tensor" else "", exact, tolerance)
        if close(seen.values, right):
            return self
        named = mistake
        if named is None and explain:
            matching = [
                key
                for key, wrong in explain.items()
                if wrong is not None
                and np.shape(_numbers(wrong)) == tuple(seen.shape)
                and close(seen.values, _numbers(wrong))
            ]
            named = matching[0] if len(matching) == 1 else None
        why = f" {rule}" if rule else ""
        if not why and _shown(seen.values) == _shown(right):  # the difference lies beyond the digits that are shown
            why = f" They differ by {_difference(seen.values, right):.2g}, more than rounding in {seen.dtype} explains."
        fail(f"{self.opening} {brief(self.value)}; {_shown(right)} is right.{why}", named)

    def close(
        self,
        wanted: Any,
        mistake: str | None = None,
        explain: Mapping[str, Any] | None = None,
        rule: str = "",
        tolerance: tuple[float, float] | None = None,
    ) -> Expect:
        """As `equals`, within the tolerance of its dtype."""
        return self.equals(wanted, mistake, explain, rule, exact=False, tolerance=tolerance)

    def no_graph(self, mistake: str | None = None) -> Expect:
        """It carries no graph and does not require grad."""
        if self.seen.requires_grad or self.seen.grad_fn is not None:
            self.fail("it must carry no graph (requires_grad is still True).", mistake)
        return self


def the_only(
    ways: Mapping[str, Sequence[Any]], seen: Any, tolerance: tuple[float, float], right: Any = None
) -> str | None:
    """The id of the known wrong way that gives what was seen, where just one does; `ways` holds all that each may give.

    A way that gives what is `right` too says nothing. Shapes must agree: what would broadcast is something else.
    """

    def gives(wrong: Any, number: Any) -> bool:
        return np.shape(wrong) == np.shape(number) and bool(np.allclose(number, wrong, *tolerance, equal_nan=True))

    found = [
        key
        for key, wrongs in ways.items()
        if any(gives(wrong, seen) and not (right is not None and gives(wrong, right)) for wrong in wrongs)
    ]
    return found[0] if len(found) == 1 else None


def _arena_now(seen: Seen, got: Got, given: Tensor | Array) -> NDArray:
    """The elements that `seen`'s geometry shows of the arena as it is now."""
    if seen.at is None or seen.stride is None or seen.storage is None:
        raise forged("memory without numbers")
    if seen.kind == "array":
        return array_from_arena(got.inputs.worker, np.dtype(seen.dtype), seen.shape, list(seen.stride), seen.at)
    return tensor_from_arena(got.inputs.worker, STORAGE[seen.dtype], seen.shape, seen.stride, seen.at)


def brief(value: Any) -> str:
    """A value in one line of bounded length."""
    if isinstance(value, Seen) and value.type in ("Tensor", "ndarray", "Parameter"):
        text = describe(value)
        return text if len(text) <= 300 else text[:297] + "..."
    if type(value) in (bool, int, float, complex, str) or value is None:
        return repr(value)[:200]
    if (
        isinstance(value, list | tuple)
        and len(value) <= 6
        and all(not isinstance(v, list | tuple | dict) for v in value)
    ):
        inner = ", ".join(brief(v) for v in value)
        text = f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
        if len(text) <= 300:
            return text
    return other_name(value)


def _shown(right: NDArray) -> str:
    text = numbers(np.asarray(right))
    return text if len(text) <= 300 else text[:297] + "..."


def _difference(a: NDArray, b: NDArray) -> float:
    with np.errstate(all="ignore"):
        return float(np.max(np.abs(a.astype("c16") - b.astype("c16")), initial=0.0))


def _numbers(value: Any) -> NDArray:
    return value.values if isinstance(value, Seen | Tensor | Array) else np.asarray(value)


def _storage(given: Tensor | Array) -> NDArray:
    return given.storage if isinstance(given, Tensor) else given.values


def _same_bytes(a: NDArray, b: NDArray) -> bool:
    return a.tobytes() == b.tobytes()


def _same_numbers(a: NDArray, b: NDArray) -> bool:
    return a.shape == b.shape and bool(np.array_equal(a, b, equal_nan=a.dtype.kind in "fc"))


def _closeness(dtype: str, exact: bool, tolerance: tuple[float, float] | None) -> Any:
    if exact:
        return _same_numbers
    relative, absolute = tolerance or TOLERANCE.get(dtype, (1e-6, 1e-6))

    def close(a: NDArray, b: NDArray) -> bool:
        with np.errstate(all="ignore"):
            return a.shape == b.shape and bool(
                np.allclose(a.astype("c16"), b.astype("c16"), relative, absolute, equal_nan=True)
            )

    return close
