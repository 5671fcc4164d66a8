"""The worker's side of a check: loads a submission, runs programs on it, reports what was seen.

Runs next to untrusted code, so the judge believes nothing it says that it can't prove: inputs live in the *arena*, memory
that the judge maps too and reads itself; everything else is an observation that a right answer makes come out right.

A request is ``{"op": "load" | "run" | "reread", "id": int, ...}``, a reply carries the same random id. `run` performs a
*program* (a function of `graders.programs`, or ``call:NAME``) with the inputs, in this order: seed and global state as
fixed, inputs placed, program run under the asked grad mode, result and inputs described, global state compared.
"""

from __future__ import annotations

import gc
import importlib
import linecache
import mmap
import os
import sys
import traceback
import types
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from graders.worker import wire
from graders.worker.observe import (
    Observer,
    global_state,
    last_line_of,
    recorded_warnings,
    reset_state,
    safe_text,
)
from graders.worker.wire import Block

_read, _write, _exit = os.read, os.write, os._exit
_from_buffer = torch.frombuffer
_as_strided = torch.as_strided
_requires_grad = torch._C.TensorBase.requires_grad_
_DTYPES = {str(d).removeprefix("torch."): d for d in vars(torch).values() if type(d) is torch.dtype}
_getitem = torch._C.TensorBase.__getitem__
_no_grad, _inference_mode, _enable_grad = torch.no_grad, torch.inference_mode, torch.enable_grad
_torch_function_off = torch._C.DisableTorchFunctionSubclass
_MODES: dict[str, Callable[[], Any]] = {"on": _enable_grad, "no_grad": _no_grad, "inference": _inference_mode}
_Grad = torch._C.TensorBase.grad


class Missing(Exception):
    """The submission has no such name; `args[0]` is what it has instead, or None."""


class Raised(Exception):
    """Learner code raised `error` while the program ran it."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


class Submission:
    """What programs get of the learner's file: its names, called so that blame stays exact.

    `device` is the device under test as a string. `leaks` collects what learner calls changed of the global state, as
    (before, after) by name: what a program itself draws or switches is not the learner's doing.
    """

    def __init__(self, module: types.ModuleType, filename: str, device: str) -> None:
        self._names = module.__dict__
        self.filename = filename
        self.device = device
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
        before = global_state()
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            raise Raised(error) from None
        finally:
            after = global_state()
            for name, value in before.items():
                if after[name] != value:
                    self.leaks.setdefault(name, (value, after[name]))


class Harness:
    """One worker's life: load once, then answer requests until the channel closes."""

    def __init__(self, channel: int, arena: int, facts: dict[str, Any]) -> None:
        self.channel = channel
        self.facts = facts  # layers got, role: told to the judge with the first reply
        self.memory = mmap.mmap(arena, 0)
        whole = _from_buffer(self.memory, dtype=torch.uint8)
        start = whole.data_ptr()
        self.sealed = mmap.mmap(arena, 0, prot=mmap.PROT_READ)  # the same memory, for arrays that nobody may write to
        second = np.frombuffer(self.sealed, np.uint8).__array_interface__["data"][0]
        self.arena = ((start, start + whole.numel()), (second, second + whole.numel()))
        self.place: Callable[[torch.Tensor, str], torch.Tensor] = lambda tensor, device: tensor
        self.unplace: Callable[[torch.Tensor], torch.Tensor] = lambda tensor: tensor
        self.unsupported: Callable[[], str | None] = lambda: None
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
        if request["devices"]:
            self._simulate(request["devices"])
        filename, source = request["filename"], request["source"].data.decode()
        module = types.ModuleType(request["module"])
        module.__file__ = filename
        sys.modules[request["module"]] = module
        linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
        reset_state(0)
        reply: dict[str, Any] = {"status": "loaded"}
        try:
            code = compile(source, filename, "exec", dont_inherit=True)
            exec(code, module.__dict__)
        except BaseException as error:
            reply["status"] = "raised"
            reply["error"] = describe_error(error, filename)
            return reply
        self.submission = Submission(module, filename, request["device"])
        if request["extra"].data:  # reference role only: oracles and known wrong ways, sent as text
            extra = types.ModuleType("oracles")
            exec(compile(request["extra"].data, "<oracles>", "exec", dont_inherit=True), extra.__dict__)
            self.extra = extra
        gc.collect()
        return reply

    def _simulate(self, count: int) -> None:
        from graders.worker import devices

        devices.activate(count)
        self.place, self.unplace, self.unsupported = devices.place, devices.unplace, devices.unsupported

    def op_run(self, request: dict[str, Any]) -> dict[str, Any]:
        """Runs one program and describes what came of it."""
        assert self.submission is not None
        reset_state(request["seed"], dtype=_DTYPES[request["default_dtype"]])
        observer = Observer(self.arena, self.unplace)
        self.placed: dict[int, torch.Tensor] = {}
        tensors: dict[str, Any] = {}
        inputs = self._inputs(request["inputs"], "", tensors, observer)
        for path, value in tensors.items():
            observer.knows(value, path)
        program = self._program(request["program"])
        kept = sys.stdout, sys.stderr
        torch.set_warn_always(True)
        self.submission.leaks = {}
        reply: dict[str, Any] = {"status": "returned"}
        result: Any = None
        with recorded_warnings() as caught:
            mode = _MODES[request["grad"]]()
            mode.__enter__()
            try:
                result = program(self.submission, **inputs)
            except Missing as error:
                reply.update(status="missing", error={"name": str(error.args[0])})
            except Raised as error:
                reply.update(status="raised", error=describe_error(error.error, self.submission.filename))
                del error
            except BaseException as error:
                reply.update(status="program", error=describe_error(error, self.submission.filename))
                reply["error"]["trace"] = traceback.format_exc()[-4000:]
            mode.__exit__(None, None, None)
        sys.stdout, sys.stderr = kept
        flush_output()
        reset_state(0)
        reply["state"] = self.submission.leaks
        self.last = result
        reply["result"] = observer.describe(result)
        reply["inputs"] = {path: observer.describe(value) for path, value in tensors.items()}
        grads = {path: quiet_grad(value) for path, value in tensors.items() if isinstance(value, torch.Tensor)}
        reply["grads"] = {path: observer.describe(grad) for path, grad in grads.items() if grad is not None}
        reply["warnings"] = caught
        reply["unsupported"] = self.unsupported()
        return reply

    def op_reread(self, request: dict[str, Any]) -> dict[str, Any]:
        """The last result's bytes once more, all of them: after the judge changed memory that it shares."""
        return {"status": "returned", "result": Observer((), self.unplace).describe(self.last)}

    def _program(self, name: str) -> Callable[..., Any]:
        where, _, what = name.partition(":")
        if where == "call":
            return lambda submission, args, kwargs: submission.call(what, *args, **kwargs)
        if where == "oracle":
            return getattr(self.extra, what)
        return getattr(importlib.import_module(f"graders.programs.{where}"), what)

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
            tensor = torch.empty(0, dtype=dtype).as_strided(meta["shape"], meta["stride"], 0)
        tensor = self.place(tensor, meta["device"])
        if meta["nonleaf"]:  # recorded in place, so that it still lies over the arena
            tensor.mul_(torch.ones((), dtype=dtype, device=tensor.device).requires_grad_())
        elif meta["requires_grad"]:
            _requires_grad(tensor, True)
        if "parameter" in meta:
            tensor = torch.nn.Parameter(tensor, requires_grad=meta["requires_grad"])
        if "grad" in meta:
            tensor.grad = self._tensor(Block(meta["grad"]))
        if "number" in meta:
            self.placed[meta["number"]] = tensor
        return tensor

    def _array(self, block: Block) -> np.ndarray[Any, Any]:
        meta = block.meta
        start, size = meta["storage"]
        dtype = np.dtype(meta["dtype"])
        if not size:
            array = np.empty(meta["shape"], dtype)
        else:
            memory = self.memory if meta["writable"] else self.sealed
            array = np.ndarray(
                meta["shape"], dtype, buffer=memory, offset=start + meta["offset"], strides=meta["stride"]
            )
        if not meta["writable"]:
            array.flags.writeable = False
        return array


def quiet_grad(tensor: torch.Tensor) -> torch.Tensor | None:
    """`tensor.grad` without the warning that a tensor which is no leaf gives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _Grad.__get__(tensor)


def describe_error(error: BaseException, filename: str) -> dict[str, Any]:
    """An exception as plain values: type, text, the learner's last line, and whether it is the untouched stub's."""
    line, code, where = last_line_of(error, filename)
    described: dict[str, Any] = {
        "type": type.__dict__["__name__"].__get__(type(error))[:120],
        "bases": [
            type.__dict__["__name__"].__get__(base)[:120] for base in type.__dict__["__mro__"].__get__(type(error))[:20]
        ],
        "text": safe_text(error)[:2000],
        "line": line,
        "code": code,
        "where": where,
        "stub": type(error) is NotImplementedError and error.args == (),
    }
    if isinstance(error, SyntaxError) and error.filename == filename:
        described.update(
            line=error.lineno,
            code=(error.text or "").rstrip("\n")[:300],
            column=error.offset,
            text=str(error.msg)[:300],
        )
        if type(described["line"]) is not int:
            described["line"] = None
    return described


def flush_output() -> None:
    """Printed text must be in the judge's hands before the reply is."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass


def main(channel: int, arena: int, facts: dict[str, Any]) -> None:
    """Serves one worker's channel; returns only by an exception."""
    sys.modules["__main__"] = types.ModuleType("__main__")  # nothing may run the zygote again by its name
    sys.argv[:] = ["submission"]
    Harness(channel, arena, facts).serve()
