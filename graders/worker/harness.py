"""The worker's side of a check: loads a submission, runs programs on it, reports what was seen.

Runs next to untrusted code, so the judge believes nothing it says that it can't prove: inputs live in the *arena*, memory
that the judge maps too and reads itself; everything else is an observation that a right answer makes come out right. What is
used here after learner code ran is bound before it is imported, and C's where that can be: patched names reach none of it.

A request is ``{"op": "device" | "load" | "run" | "reread", "id": int, ...}``, a reply carries the same random id. `run` performs a
*program* (a function of `graders.programs`, or ``call:NAME``) with the inputs, in this order: seed and global state as
fixed, inputs placed, program run under the asked grad mode, result and inputs described, global state compared.
"""

from __future__ import annotations

import builtins
import gc
import linecache
import mmap
import os
import sys
import traceback
import types
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch

from graders.worker import devices, gpu, wire
from graders.worker.changes import Watched
from graders.worker.observe import (
    Observer,
    TooLarge,
    gradient,
    last_line_of,
    recorded_warnings,
    reset_state,
    safe_text,
    state_now,
    take_modes_as_given,
    told,
)
from graders.worker.wire import Block

_Base = torch._C.TensorBase
_read, _write, _exit, _getpid = os.read, os.write, os._exit, os.getpid
_from_buffer, _as_strided, _ones, _empty = torch.frombuffer, torch.as_strided, torch.ones, torch.empty
_requires_grad, _detach, _mul_, _make_subclass, _grad = (
    _Base.requires_grad_,
    _Base.detach,
    _Base.mul_,
    _Base._make_subclass,
    _Base.grad,
)
_Tensor, _Parameter = torch.Tensor, torch.nn.Parameter
_DTYPES = {str(d).removeprefix("torch."): d for d in vars(torch).values() if type(d) is torch.dtype}
_ndarray, _dtype_of, _empty_array = np.ndarray, np.dtype, np.empty
_set_grad, _warn_always = torch._C._set_grad_enabled, torch._C._set_warnAlways
_InferenceMode = torch._C._InferenceMode
_enter_inference, _leave_inference = _InferenceMode.__enter__, _InferenceMode.__exit__
_collect, _collect_callbacks = gc.collect, gc.callbacks
_set_trace, _set_profile = sys.settrace, sys.setprofile
_set_recursion_limit, _RECURSION_LIMIT = sys.setrecursionlimit, sys.getrecursionlimit()
_format_exc = traceback.format_exc
_is_subclass = type.__subclasscheck__
_type_name, _mro = type.__dict__["__name__"].__get__, type.__dict__["__mro__"].__get__
_cut = str.__getitem__
_builtins, _builtins_given = Watched(vars(builtins)), dict(vars(builtins))
_names_of, _set_name, _delete_name = type.__dict__["__dict__"].__get__, type.__setattr__, type.__delattr__
#: Where names lie that are put back; the first namespace and the first `_CORE` classes after each call, the others after an import.
_SPACES = [
    vars(space)
    for space in (
        torch,
        torch.nn,
        torch.nn.functional,
        torch.nn.init,
        torch.autograd,
        torch.optim,
        torch.utils.data,
        np,
    )
]
_CORE = 4
_CLASSES = [
    *(_Tensor, _Parameter, torch.UntypedStorage, torch.nn.Module),
    *dict.fromkeys(
        kind
        for space in (torch.nn, torch.optim, torch.utils.data)
        for kind in vars(space).values()
        if isinstance(kind, type) and kind.__module__.startswith("torch.")
    ),
]
_ERRORS = {
    name: kind for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
}
_SYNTAX_ERRORS = (SyntaxError, IndentationError, TabError)


class Missing(Exception):
    """The submission has no such name; `args[0]` is what it has instead, or None."""


class Raised(Exception):
    """Learner code raised `error` while the program ran it."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


class Submission:
    """What programs get of the learner's file: its names, called so that blame stays exact.

    `device` is the device under test as a string, `devices` all that there are of its kind. `leaks` collects what learner calls changed of the global state, as
    (before, after) by name: what a program itself draws or switches is not the learner's doing.
    """

    def __init__(
        self, module: types.ModuleType, filename: str, lines: list[str], devices: list[str], given: Names
    ) -> None:
        self._names = module.__dict__
        self._put_back = given.put_back
        self.filename = filename
        self.lines = lines
        self.device, self.devices = devices[0], tuple(devices)
        self.leaks: dict[str, tuple[Any, Any]] = {}

    def get(self, name: str) -> Any:
        """The learner's object of that name; `Missing` where there is none."""
        if name not in self._names:
            raise Missing(name)
        return self._names[name]

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Calls the learner's function; whatever it raises comes as `Raised`."""
        return self.guard(self.get(name), *args, **kwargs)

    def guard(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Calls anything of the learner's (a method, a hook, a backward pass); what it raises comes as `Raised`."""
        before, home = state_now(), _getpid()
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            raise Raised(error) from None
        finally:
            end_copies(home)
            leave_alone()
            self._put_back()
            after = state_now()
            for name, value in before.items():
                if after[name] != value:
                    self.leaks.setdefault(name, (told(value), told(after[name])))


def leave_alone() -> None:
    """Undoes what learner code may have left on that runs in ours: traces, profiles, callbacks, a low limit, other built-ins."""
    _set_recursion_limit(_RECURSION_LIMIT)
    _set_trace(None)
    _set_profile(None)
    _collect_callbacks.clear()
    if _builtins.changed():
        _builtins.names.update(_builtins_given)
        _builtins.seen()


def end_copies(home: int) -> None:
    """Ends a process that learner code forked and let run on into ours: it would answer beside, or for, the one that was asked."""
    if _getpid() != home:
        _exit(0)


class Names:
    """Names that learner code has no business to change, as they were: torch's own Python code needs them, and so do programs.

    What an import or a call changed is put back after it, new names stay. (A fork of its own for each check sees to the rest.)
    Made in the zygote, for a fork that copies thousands of references pays for each page that they lie on.
    """

    def __init__(self) -> None:
        self.kit = [name for name in sys.modules if name.partition(".")[0] == "graders"]
        others = {name: module for name, module in sys.modules.items() if name not in (*self.kit, "__main__")}
        self.modules = (Watched(sys.modules), others)
        self.spaces = [(Watched(space), dict(space)) for space in _SPACES]
        self.classes = [(kind, Watched(_dict_behind(kind)), dict(_names_of(kind))) for kind in _CLASSES]

    def take_as_given(self, name: str, *, hide: bool) -> None:
        """In a fork, before learner code runs: what has been changed by now is the kit's doing. `name` is the submission's module.

        `hide`: learner code that goes through `sys.modules` finds nothing of the kit's there.
        """
        watched, modules = self.modules
        for hidden in self.kit if hide else ():
            watched.names.pop(hidden, None)
        modules[name] = watched.names[name]
        watched.seen()
        for watched, names in self.spaces:
            _renew(watched, names)
        for _, watched, names in self.classes:
            _renew(watched, names)

    def put_back(self, *, everywhere: bool = False) -> None:
        """Whatever was replaced, taken away, or put before what a class inherits; `everywhere`, or what programs need most."""
        for watched, names in (self.modules, *(self.spaces if everywhere else self.spaces[:1])):
            if watched.changed():
                watched.names.update(names)
                watched.seen()
        for kind, watched, names in self.classes if everywhere else self.classes[:_CORE]:
            if watched.changed():
                self._put_back(kind, names)
                watched.seen()

    def _put_back(self, kind: type, names: Mapping[str, Any]) -> None:
        now = _names_of(kind)
        for name, value in names.items():
            if now.get(name) is not value and name not in ("__dict__", "__weakref__"):
                _set_name(kind, name, value)
        for name in [name for name in now if name not in names]:
            if any(name in _names_of(base) for base in _mro(kind)[1:]):
                _delete_name(kind, name)


def _dict_behind(kind: type) -> dict[str, Any]:
    """A class's own dict, which only a view is shown of."""
    (names,) = gc.get_referents(_names_of(kind))
    return names


def _renew(watched: Watched, names: dict[str, Any]) -> None:
    if watched.changed():
        names.clear()
        names.update(watched.names)
        watched.seen()


class Harness:
    """One worker's life: load once, then answer requests until the channel closes."""

    def __init__(self, channel: int, arena: int, facts: dict[str, Any], prepared: Prepared) -> None:
        self.channel = channel
        self.prepared = prepared
        self.facts = facts  # layers got, role: told to the judge with the first reply
        self.streams = sys.stdout, sys.stderr
        self.memory = mmap.mmap(arena, 0)
        whole = _from_buffer(self.memory, dtype=torch.uint8)
        start = whole.data_ptr()
        self.sealed = mmap.mmap(arena, 0, prot=mmap.PROT_READ)  # the same memory, for arrays that nobody may write to
        second = np.frombuffer(self.sealed, np.uint8).__array_interface__["data"][0]
        self.arena = ((start, start + whole.numel(), 0), (second, second + whole.numel(), 0))
        self.apart: gpu.Apart | None = None  # the inputs of the last call, where devices have memory of their own
        self.copies = False  # whether they have
        self.place: Callable[[torch.Tensor, str], torch.Tensor] = lambda tensor, device: tensor
        self.unsupported: Callable[[], str | None] = lambda: None
        self.seed_devices: Callable[[int], None] = lambda number: None
        self.submission: Submission | None = None
        self.extra: types.ModuleType | None = None
        self.last: Any = None  # the last result, kept alive for `reread`

    # ---------------------------------------------------------------------------------------------------- the channel
    def serve(self) -> None:
        """Greets (so that the judge knows the confinement to hold), then answers until the judge closes the channel."""
        self._send(wire.encode({"id": 0, "status": "ready", "facts": self.facts}))
        while True:
            request = wire.decode(self._frame())
            answer = getattr(self, f"op_{request['op']}")
            reply = answer(request)
            reply["id"] = request["id"]
            try:
                frame = wire.encode(reply)
            except ValueError as error:
                frame = wire.encode({"id": request["id"], "status": "too large", "error": str(error)})
            self._send(frame)

    def _frame(self) -> bytes:
        prefix = self._exactly(wire.PREFIX.size)
        header, payload = wire.lengths(prefix)
        return prefix + self._exactly(header + payload)

    def _exactly(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            part = _read(self.channel, min(size - len(parts), 1 << 20))
            if not part:
                _exit(0)
            parts += part
        return bytes(parts)

    def _send(self, frame: bytes) -> None:
        view = memoryview(frame)
        while view:
            view = view[_write(self.channel, view) :]

    # ------------------------------------------------------------------------------------------------------- requests
    def op_load(self, request: dict[str, Any]) -> dict[str, Any]:
        """Compiles and executes the submission's text as a module of its own name."""
        filename, source = request["filename"], request["source"].data.decode()
        module = types.ModuleType(request["module"])
        module.__file__ = filename
        module.__dict__["__builtins__"] = builtins  # not ours, see `zygote.BoundLoader`
        sys.modules[request["module"]] = module
        lines = source.splitlines()
        linecache.cache[filename] = (
            len(source),
            None,
            source.splitlines(True),
            filename,
        )  # for the learner's own tracebacks
        names, home = self.prepared.names, _getpid()
        names.take_as_given(request["module"], hide=self.facts["role"] == "learner")
        take_modes_as_given()
        reset_state(0)
        failed: BaseException | None = None
        try:
            code = compile(source, filename, "exec", dont_inherit=True)
            exec(code, module.__dict__)
        except BaseException as error:
            failed = error
        end_copies(home)
        leave_alone()
        names.put_back(everywhere=True)
        if failed is not None:
            return {"status": "raised", "error": describe_error(failed, filename, lines)}
        self.submission = Submission(module, filename, lines, request["devices"], names)
        if request["extra"].data:  # reference role only: oracles and known wrong ways, sent as text
            extra = types.ModuleType("oracles")
            exec(compile(request["extra"].data, "<oracles>", "exec", dont_inherit=True), extra.__dict__)
            self.extra = extra
        _collect()
        return {"status": "loaded"}

    def op_device(self, request: dict[str, Any]) -> dict[str, Any]:
        """Before anything is loaded: simulated devices, as many as are asked for, or where that is none the real GPU.

        `copies`: their memory is not the arena.
        """
        self.copies = request["copies"]
        if request["simulated"]:
            devices.activate(request["simulated"])
            self.place, self.unsupported, self.seed_devices = devices.place, devices.unsupported, devices.seed
            return {"status": "there"}
        why_not = gpu.open_device()
        self.seed_devices = gpu.seed
        return {"status": "there"} if why_not is None else {"status": "absent", "why": why_not}

    def op_run(self, request: dict[str, Any]) -> dict[str, Any]:
        """Runs one program and describes what came of it."""
        assert self.submission is not None
        reset_state(request["seed"], dtype=_DTYPES[request["default_dtype"]])
        self.seed_devices(request["seed"])
        if self.copies:
            self.apart = gpu.Apart(self.arena[0][0])
            self.place = self.apart.place
        observer = Observer(self.arena)
        self.placed: dict[int, torch.Tensor] = {}
        tensors: dict[str, Any] = {}
        inputs = self._inputs(request["inputs"], "", tensors, observer)
        graded = [path for path, value in tensors.items() if _is_subclass(_Tensor, type(value))]
        for path, value in tensors.items():
            observer.knows(value, path)
        program = self._program(request["program"])
        _warn_always(True)
        self.submission.leaks = {}
        self.submission.device = self.submission.devices[request["at"]]
        reply: dict[str, Any] = {"status": "returned"}
        result: Any = None
        inference = _InferenceMode(True) if request["grad"] == "inference" else None
        with recorded_warnings() as caught:
            if inference is not None:
                _enter_inference(inference)
            else:
                _set_grad(request["grad"] == "on")
            try:
                result = program(self.submission, **inputs)
            except Missing as error:
                reply.update(status="missing", error={"name": str(error.args[0])})
            except Raised as error:
                reply.update(status="raised", error=self._describe_error(error.error))
                del error
            except BaseException as error:
                reply.update(status="program", error=self._describe_error(error))
                reply["error"]["trace"] = trace_of(error)
            if inference is not None:
                _leave_inference(inference, None, None, None)
        sys.stdout, sys.stderr = self.streams
        flush_output()
        reset_state(0)
        reply["state"] = self.submission.leaks
        self.last = result
        if self.apart is not None:
            self.apart.fetch()
            observer.arena = (*self.arena, *self.apart.ranges())
        try:
            reply["result"] = observer.describe(result)
            reply["inputs"] = {path: observer.describe(value) for path, value in tensors.items()}
            grads = {path: gradient(tensors[path]) for path in graded}
            reply["grads"] = {path: observer.describe(grad) for path, grad in grads.items() if grad is not None}
        except TooLarge as error:
            return {"status": "too large", "error": str(error)}
        reply["warnings"] = caught
        reply["unsupported"] = self.unsupported()
        return reply

    def _describe_error(self, error: BaseException) -> dict[str, Any]:
        assert self.submission is not None
        return describe_error(error, self.submission.filename, self.submission.lines)

    def op_reread(self, request: dict[str, Any]) -> dict[str, Any]:
        """The last result's bytes once more, all of them: after the judge changed memory that it shares."""
        if self.apart is not None:
            self.apart.push()
        try:
            return {"status": "returned", "result": Observer(()).describe(self.last)}
        except TooLarge as error:
            return {"status": "too large", "error": str(error)}

    def _program(self, name: str) -> Callable[..., Any]:
        where, _, what = name.partition(":")
        if where == "call":
            return lambda submission, args, kwargs: submission.call(what, *args, **kwargs)
        if where == "oracle":
            return getattr(self.extra, what)
        return self.prepared.programs[where][what]

    # --------------------------------------------------------------------------------------------------------- inputs
    def _inputs(self, value: Any, path: str, tensors: dict[str, Any], observer: Observer) -> Any:
        """Blocks become tensors and arrays over the arena; `tensors` collects them by path ("args.0", "kwargs.x")."""
        kind = type(value)
        if kind is Block:
            made = self._tensor(value) if value.meta["kind"] == "tensor" else self._array(value)
            tensors[path] = made
            return made
        if kind in (list, tuple):
            return kind(
                self._inputs(v, f"{path}.{i}" if path else str(i), tensors, observer) for i, v in enumerate(value)
            )
        if kind is dict:
            return {k: self._inputs(v, f"{path}.{k}" if path else str(k), tensors, observer) for k, v in value.items()}
        return value

    def _tensor(self, block: Block) -> torch.Tensor:
        meta = block.meta
        if "same" in meta:  # the very object made before, for aliased inputs
            return self.placed[meta["same"]]
        dtype = _DTYPES[meta["dtype"]]
        start, size = meta["storage"]
        if size:
            flat = _from_buffer(self.memory, dtype=dtype, offset=start, count=size // dtype.itemsize)
            tensor = _as_strided(flat, meta["shape"], meta["stride"], meta["offset"])
        else:
            tensor = _as_strided(_empty(0, dtype=dtype), meta["shape"], meta["stride"], 0)
        if meta["requires_grad"] or size == tensor.numel() * dtype.itemsize:
            tensor = _detach(tensor)  # what is no part of a larger one is no view to autograd: all may be done to it
        tensor = self.place(tensor, meta["device"])
        if meta["nonleaf"]:  # recorded in place, so that it still lies over the arena
            _mul_(tensor, _requires_grad(_ones((), dtype=dtype, device=tensor.device)))
        elif meta["requires_grad"]:
            _requires_grad(tensor, True)
        if "parameter" in meta:
            tensor = _make_subclass(_Parameter, tensor, meta["requires_grad"])
        if "grad" in meta:
            _grad.__set__(tensor, self._tensor(Block(meta["grad"])))
        if "number" in meta:
            self.placed[meta["number"]] = tensor
        return tensor

    def _array(self, block: Block) -> np.ndarray[Any, Any]:
        meta = block.meta
        start, size = meta["storage"]
        dtype = _dtype_of(meta["dtype"])
        if not size:
            array = _empty_array(meta["shape"], dtype)
        else:
            memory = self.memory if meta["writable"] else self.sealed
            array = _ndarray(meta["shape"], dtype, buffer=memory, offset=start + meta["offset"], strides=meta["stride"])
        if not meta["writable"]:
            array.flags.writeable = False
        return array


class Prepared:
    """What is the same in all workers, made once in the zygote: names to be put back, programs by the name of their module."""

    def __init__(self) -> None:
        prefix = "graders.programs."
        modules = {name: module for name, module in sys.modules.items() if name.startswith(prefix)}
        self.programs: dict[str, dict[str, Any]] = {n.removeprefix(prefix): vars(m) for n, m in modules.items()}
        self.names = Names()


def describe_error(error: BaseException, filename: str, lines: list[str] | tuple[str, ...] = ()) -> dict[str, Any]:
    """An exception as plain values: type, text, the learner's last line, and whether it is the untouched stub's.

    `bases` holds the names of its built-in types only: a learner's class called ValueError is none.
    """
    line, code, where = last_line_of(error, filename, lines)
    kind = type(error)
    names = [(_cut(_type_name(base), slice(0, 120)), base) for base in _mro(kind)[:20]]
    described: dict[str, Any] = {
        "type": names[0][0],
        "bases": [name for name, base in names if _ERRORS.get(name) is base],
        "text": safe_text(error)[:2000],
        "line": line,
        "code": code,
        "where": where,
        "stub": kind is NotImplementedError and error.args == (),
    }
    if any(kind is known for known in _SYNTAX_ERRORS):
        described |= syntax_error(error, filename)  # type: ignore[arg-type]
    return described


def syntax_error(error: SyntaxError, filename: str) -> dict[str, Any]:
    """Where the learner's file is no Python; nothing for an error in another text."""
    if error.filename != filename:
        return {}
    line = error.lineno if type(error.lineno) is int else None
    text = error.text if type(error.text) is str else ""
    return {
        "line": line,
        "code": text.rstrip("\n")[:300],
        "column": error.offset if type(error.offset) is int else None,
        "text": safe_text(error.msg)[:300],
    }


def trace_of(error: BaseException) -> str:
    """For whoever mends a program."""
    try:
        return _format_exc()[-4000:]
    except BaseException:
        return ""


def flush_output() -> None:
    """Printed text must be in the judge's hands before the reply is."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass


def main(channel: int, arena: int, facts: dict[str, Any], prepared: Prepared) -> None:
    """Serves one worker's channel; returns only by an exception."""
    sys.modules["__main__"] = types.ModuleType("__main__")  # nothing may run the zygote again by its name
    sys.argv[:] = ["submission"]
    Harness(channel, arena, facts, prepared).serve()
