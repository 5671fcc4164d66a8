"""What the worker sees of tensors, arrays and global state, as plain values. Imports torch and NumPy, nothing of the judge.

Everything that is asked of a learner's object is asked through functions bound here, before learner code is imported, so a
patched ``torch.Tensor.detach`` or a subclass that lies about its shape changes nothing. What a tensor in the *arena* (memory
that the judge maps too, see `judge/client.py`) holds is not sent at all: the judge reads it itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import random
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch

from graders.worker.wire import Block, Other

_Base = torch._C.TensorBase
_detach = _Base.detach
_clone = _Base.clone
_reshape = _Base.reshape
_view = _Base.view
_numpy = _Base.numpy
_resolve_conj = _Base.resolve_conj
_resolve_neg = _Base.resolve_neg
_data_ptr = _Base.data_ptr
_stride = _Base.stride
_storage = _Base.untyped_storage
_storage_offset = _Base.storage_offset
_is_conj = _Base.is_conj
_is_neg = _Base.is_neg
_storage_ptr = torch.UntypedStorage.data_ptr
_storage_bytes = torch.UntypedStorage.nbytes
_item_size = _Base.element_size
_get = {
    name: getattr(_Base, name).__get__
    for name in (
        "shape",
        "dtype",
        "device",
        "layout",
        "requires_grad",
        "is_leaf",
        "grad_fn",
        "grad",
        "_version",
        "is_meta",
    )
}
_is_inference = _Base.is_inference
_no_torch_function = torch._C.DisableTorchFunctionSubclass
_strided = torch.strided
_uint8 = torch.uint8
_ndarray = np.ndarray
_as_contiguous = np.ascontiguousarray
_TYPE_NAMES = {torch.Tensor: "Tensor", torch.nn.Parameter: "Parameter"}
MAX_ITEMS = 20_000


class Observer:
    """Describes values of one call: identity against its inputs, memory against the arena.

    `arena` holds the address ranges at which the arena is mapped; `unplace` gives the CPU view of a tensor on a simulated
    device and is the identity elsewhere.
    """

    def __init__(self, arena: tuple[tuple[int, int], ...], unplace: Callable[[torch.Tensor], torch.Tensor]) -> None:
        self.arena = arena
        self.unplace = unplace
        self.inputs: dict[int, str] = {}  # id of an input object -> its path
        self.storages: dict[int, int] = {}  # address of a storage -> its number in this observation
        self.items = 0

    def in_arena(self, address: int) -> int | None:
        """Where in the arena an address lies."""
        return next((address - start for start, end in self.arena if start <= address < end), None)

    def knows(self, value: Any, path: str) -> None:
        """Registers an input object, so that "the very same object" can be told."""
        self.inputs.setdefault(id(value), path)

    def describe(self, value: Any, depth: int = 0) -> Any:
        """`value` as the wire takes it; what has no value there is named by its type only."""
        self.items += 1
        kind = type(value)
        if value is None or kind in (bool, int, float, complex, str, Block):
            return value
        if self.items > MAX_ITEMS or depth > 40:
            return Other("more than can be shown")
        if issubclass(kind, torch.Tensor):
            return self.tensor(value)
        if issubclass(kind, _ndarray):
            return self.array(value)
        if kind is torch.Size:
            return tuple(int(n) for n in value)
        if issubclass(kind, tuple):  # named tuples too
            return tuple(self.describe(v, depth + 1) for v in tuple.__iter__(value))
        if issubclass(kind, list):
            return [self.describe(v, depth + 1) for v in list.__iter__(value)]
        if issubclass(kind, dict):
            return {self._key(k): self.describe(v, depth + 1) for k, v in dict.items(value)}
        if kind in (torch.dtype, torch.device):
            return str(value).removeprefix("torch.")
        if issubclass(kind, np.generic):
            return Other(f"numpy.{_name(kind)}")
        return Other(_name(kind))

    def _key(self, key: Any) -> Any:
        return key if type(key) in (str, int, bool, float, type(None)) else f"<{_name(type(key))}>"

    def tensor(self, value: torch.Tensor) -> Block:
        """Facts about a tensor; its bytes too, unless the judge can read them in the arena."""
        with (
            _no_torch_function(),
            torch._C._DisableTorchDispatch() if _needs_no_dispatch(value) else contextlib.nullcontext(),
        ):
            return self._tensor(value)

    def _tensor(self, value: torch.Tensor) -> Block:
        layout = _get["layout"](value)
        dtype = str(_get["dtype"](value)).removeprefix("torch.")
        node = _get["grad_fn"](value)
        facts: dict[str, Any] = {
            "kind": "tensor",
            "type": _TYPE_NAMES.get(type(value), _name(type(value))),
            "dtype": dtype,
            "shape": [int(n) for n in _get["shape"](value)],
            "device": str(_get["device"](value)),
            "requires_grad": bool(_get["requires_grad"](value)),
            "is_leaf": bool(_get["is_leaf"](value)),
            "grad_fn": None if node is None else _name(type(node)),
            "inference": bool(_is_inference(value)),
            "same": self.inputs.get(id(value)),
            "layout": str(layout).removeprefix("torch."),
        }
        if not facts["inference"]:
            facts["version"] = int(_get["_version"](value))
        if layout is not _strided:
            return Block(facts)
        facts["stride"] = [int(n) for n in _stride(value)]
        if _get["is_meta"](value):
            return Block(facts)
        plain = self.unplace(_detach(value))
        address = _storage_ptr(_storage(plain))
        facts["storage"] = self.storages.setdefault(address, len(self.storages)) if address else None
        plain_flags = not (_is_conj(plain) or _is_neg(plain))
        base = self.in_arena(address)
        if base is not None and plain_flags:
            facts["at"] = base + int(_storage_offset(plain)) * int(_item_size(plain))
            return Block(facts)
        return Block(facts, tensor_bytes(plain))

    def array(self, value: np.ndarray[Any, Any]) -> Block:
        """Facts about an array; its bytes too, unless the judge can read them in the arena."""
        interface = _ndarray.__array_interface__.__get__(value)
        address = interface["data"][0]
        facts: dict[str, Any] = {
            "kind": "array",
            "type": "ndarray" if type(value) is _ndarray else _name(type(value)),
            "dtype": interface["typestr"],
            "shape": [int(n) for n in interface["shape"]],
            "stride": [int(n) for n in _ndarray.strides.__get__(value)],
            "writable": not interface["data"][1],
            "same": self.inputs.get(id(value)),
        }
        if interface["typestr"][1:2] not in "?biufcV" or interface["typestr"][1:] == "O8":
            return Block(facts)
        at = self.in_arena(address)
        if at is not None:
            facts["at"] = at
            return Block(facts)
        return Block(facts, _as_contiguous(_ndarray.view(value, _ndarray)).tobytes())


def tensor_bytes(plain: torch.Tensor) -> bytes:
    """The elements of a CPU tensor, contiguous, in the machine's byte order."""
    dense = _clone(_resolve_neg(_resolve_conj(plain)), memory_format=torch.contiguous_format)
    flat = _reshape(dense, (-1,))
    return bytes(_numpy(_view(flat, _uint8)).tobytes()) if flat.shape[0] else b""


def _needs_no_dispatch(value: torch.Tensor) -> bool:
    return (
        type(value) not in _TYPE_NAMES
        and "__torch_dispatch__" in dir(type(value))
        and not isinstance(value, torch.nn.Parameter)
    )


def _name(kind: type) -> str:
    """A type's name, taken from C, so that a metaclass can't interfere."""
    return str(type.__dict__["__name__"].__get__(kind))[:120]


# ------------------------------------------------------------------------------------------------------- global state

_set_grad = torch._C._set_grad_enabled
_grad_enabled = torch.is_grad_enabled
_get_dtype, _set_dtype = torch.get_default_dtype, torch.set_default_dtype
_generator = torch.default_generator
_get_state = type(_generator).get_state
_manual_seed = type(_generator).manual_seed
_python_state, _python_seed = random.getstate, random.seed
_numpy_state, _numpy_seed = np.random.get_state, np.random.seed


def default_device() -> str:
    """The device that factories use now."""
    return str(_get_default_device())


_get_default_device, _set_default_device = torch.get_default_device, torch.set_default_device


def global_state() -> dict[str, Any]:
    """What the rule of purity names: grad mode, default dtype and device, and digests of the three random states."""
    with _no_torch_function():
        torch_random = _numpy(_get_state(_generator)).tobytes()
    numpy_random = _numpy_state(legacy=False)
    return {
        "grad mode": _grad_enabled(),
        "default dtype": str(_get_dtype()).removeprefix("torch."),
        "default device": default_device(),
        "torch's random state": _digest(torch_random),
        "NumPy's random state": _digest(
            numpy_random["state"]["key"].tobytes() + bytes(str(numpy_random["state"]["pos"]), "ascii")
        ),
        "Python's random state": _digest(repr(_python_state()).encode()),
    }


def reset_state(seed: int, *, grad: bool = True, dtype: torch.dtype = torch.float32) -> None:
    """Global state as at the start of every call: a learner's leak never reaches the next example."""
    if default_device() != "cpu":
        _set_default_device(None)
    if _get_dtype() is not dtype:
        _set_dtype(dtype)
    _set_grad(grad)
    _manual_seed(_generator, seed & 0x7FFF_FFFF_FFFF_FFFF)
    _python_seed(seed)
    _numpy_seed(seed & 0xFFFF_FFFF)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=8).hexdigest()


@contextlib.contextmanager
def recorded_warnings() -> Iterator[list[dict[str, str]]]:
    """Collects warnings as ``{"category", "text"}``; the list is filled when the block ends."""
    found: list[dict[str, str]] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            yield found
        finally:
            found += [
                {"category": _name(w.category), "text": safe_text(w.message)[:500]} for w in list(caught or ())[:20]
            ]


def safe_text(value: object) -> str:
    """`str(value)`, whatever its `__str__` does."""
    try:
        text = str(value)
        return text if type(text) is str else "(its text is no str)"
    except BaseException:
        return "(its text cannot be shown: __str__ raised)"


def last_line_of(error: BaseException, filename: str) -> tuple[int | None, str | None, str | None]:
    """(line, its text, qualified name of the function) of the last frame that lies in the learner's file."""
    import linecache

    found: tuple[int | None, str | None, str | None] = (None, None, None)
    trace: types.TracebackType | None = error.__traceback__
    for _ in range(5000):
        if trace is None:
            break
        code = trace.tb_frame.f_code
        if code.co_filename == filename:
            found = (trace.tb_lineno, linecache.getline(filename, trace.tb_lineno).strip()[:200], code.co_qualname)
        trace = trace.tb_next
    return found
