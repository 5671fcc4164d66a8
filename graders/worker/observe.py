"""What the worker sees of tensors, arrays and global state, as plain values. Imports torch and NumPy, nothing of the judge.

Everything that is asked of a learner's object is asked through C functions bound here, before learner code is imported, with
torch's own hooks (subclasses, function and dispatch modes) off; elements are read from memory and not through operators. So
a patched ``torch.Tensor.detach``, a subclass that lies about its shape, a mode left on or a replaced kernel changes nothing.
The zygote gives this module built-in functions of its own besides. What a tensor in the *arena* (memory that the judge maps
too, see `judge/client.py`) holds is not sent at all: the judge reads it itself.
"""

from __future__ import annotations

import _random
import ctypes
import hashlib
import random
import types
import warnings
from typing import Any

import numpy as np
import torch
import torch.utils._device as torch_device

from graders.worker.wire import MAX_PAYLOAD, Block, Other

_Base = torch._C.TensorBase
_stride = _Base.stride
_storage = _Base.untyped_storage
_storage_offset = _Base.storage_offset
_is_conj = _Base.is_conj
_is_neg = _Base.is_neg
_storage_ptr = torch._C.StorageBase.data_ptr
_storage_bytes = torch._C.StorageBase.nbytes
_item_size = _Base.element_size
#: One name for each, and no table of them: a table can be edited.
_shape_of = _Base.shape.__get__
_torch_dtype_of = _Base.dtype.__get__
_device_of = _Base.device.__get__
_layout_of = _Base.layout.__get__
_requires_grad_of = _Base.requires_grad.__get__
_is_leaf_of = _Base.is_leaf.__get__
_retains_grad_of = _Base.retains_grad.__get__
_grad_fn_of = _Base.grad_fn.__get__
_grad_of = _Base.grad.__get__
_version_of = _Base._version.__get__
_is_meta_of = _Base.is_meta.__get__
_is_cuda_of = _Base.is_cuda.__get__
_is_inference = _Base.is_inference
_cpu = _Base.cpu
_hooks_off = torch._C.DisableTorchFunction
_strided = torch.strided
_Tensor, _Size, _Dtype, _Device = torch.Tensor, torch.Size, torch.dtype, torch.device
_ndarray, _generic = np.ndarray, np.generic
_as_array, _conjugate, _negative = np.asarray, np.conjugate, np.negative
_dtype_of = np.dtype
_is_subclass = type.__subclasscheck__
_type_name = type.__dict__["__name__"].__get__
_cut = str.__getitem__
_Parameter = torch.nn.Parameter
_NUMPY_TYPES = {
    getattr(torch, name): np.dtype(code).str
    for name, code in {
        "float32": "f4",
        "float64": "f8",
        "float16": "f2",
        "bfloat16": "u2",
        "complex64": "c8",
        "complex128": "c16",
        "uint8": "u1",
        "int8": "i1",
        "int16": "i2",
        "int32": "i4",
        "int64": "i8",
        "uint16": "u2",
        "uint32": "u4",
        "uint64": "u8",
        "bool": "?",
    }.items()
}
MAX_ITEMS = 20_000


class TooLarge(Exception):
    """More bytes than a reply can carry."""


class Observer:
    """Describes values of one call: identity against its inputs, memory against the arena.

    `arena` holds address ranges (first, first behind, where in the arena the first is) that are the arena, or stand for it.
    """

    def __init__(self, arena: tuple[tuple[int, int, int], ...]) -> None:
        self.arena = arena
        self.inputs: dict[int, str] = {}  # id of an input object -> its path
        self.storages: dict[int, int] = {}  # address of a storage -> its number in this observation
        self.items = 0
        self.bytes = 0

    def in_arena(self, address: int) -> int | None:
        """Where in the arena an address lies."""
        return next((at + address - start for start, end, at in self.arena if start <= address < end), None)

    def knows(self, value: Any, path: str) -> None:
        """Registers an input object, so that "the very same object" can be told."""
        self.inputs.setdefault(id(value), path)

    def describe(self, value: Any, depth: int = 0) -> Any:
        """`value` as the wire takes it; what has no value there is named by its type only. Raises `TooLarge`."""
        self.items += 1
        kind = type(value)  # compared by `is` alone: a metaclass may have an opinion of its own on equality
        if value is None or kind is bool or kind is int or kind is float or kind is complex or kind is str:
            return value
        if kind is Block:
            return value
        if self.items > MAX_ITEMS or depth > 40:
            return Other("more than can be shown")
        if _is_subclass(_Tensor, kind):
            return self.tensor(value)
        if _is_subclass(_ndarray, kind):
            return self.array(value)
        if kind is _Size:
            return tuple([int(n) for n in tuple.__iter__(value)])
        if _is_subclass(tuple, kind):  # named tuples too
            return tuple([self.describe(v, depth + 1) for v in tuple.__iter__(value)])
        if _is_subclass(list, kind):
            return [self.describe(v, depth + 1) for v in list.__iter__(value)]
        if _is_subclass(dict, kind):
            return {self._key(k): self.describe(v, depth + 1) for k, v in dict.items(value)}
        if kind is _Dtype or kind is _Device:
            return str(value).removeprefix("torch.")
        if _is_subclass(_generic, kind):
            return Other(f"numpy.{_name(kind)}")
        return Other(_name(kind))

    def _key(self, key: Any) -> Any:
        kind = type(key)
        known = key is None or kind is str or kind is int or kind is bool or kind is float
        return key if known else f"<{_name(kind)}>"

    def tensor(self, value: torch.Tensor) -> Block | Other:
        """Facts about a tensor; its bytes too, unless the judge can read them in the arena. One that can't even be asked for its
        shape (nested, or of a level of functorch that has ended) is named only.
        """
        with _hooks_off():
            try:
                return self._tensor(value)
            except (RuntimeError, NotImplementedError, TypeError, ValueError, AssertionError):
                return Other(f"{_name(type(value))}, which can't be looked at")

    def _tensor(self, value: torch.Tensor) -> Block:
        layout, dtype = _layout_of(value), _torch_dtype_of(value)
        node = _grad_fn_of(value)
        shape = [int(n) for n in _shape_of(value)]
        facts: dict[str, Any] = {
            "kind": "tensor",
            "type": _name(type(value)),
            "dtype": str(dtype).removeprefix("torch."),
            "shape": shape,
            "device": str(_device_of(value)),
            "requires_grad": bool(_requires_grad_of(value)),
            "is_leaf": bool(_is_leaf_of(value)),
            "grad_fn": None if node is None else _name(type(node)),
            "inference": bool(_is_inference(value)),
            "same": self.inputs.get(id(value)),
            "layout": str(layout).removeprefix("torch."),
        }
        if not facts["inference"]:
            facts["version"] = int(_version_of(value))
        if layout is not _strided:
            return Block(facts)
        facts["stride"] = stride = [int(n) for n in _stride(value)]
        if _is_meta_of(value):
            return Block(facts)
        storage = _storage(value)
        address, offset = _storage_ptr(storage), int(_storage_offset(value))
        facts["storage"] = self.storages.setdefault(address, len(self.storages)) if address else None
        conj, neg, size = _is_conj(value), _is_neg(value), int(_item_size(value))
        base = self.in_arena(address)
        if base is not None and not conj and not neg:
            facts["at"] = base + offset * size
            return Block(facts)
        if dtype not in _NUMPY_TYPES:
            return Block(facts)
        total, last = size, offset
        for n, step in zip(shape, stride, strict=True):
            total *= n
            last += (n - 1) * step
        if not total:
            return Block(facts)
        self.spend(total)
        if _is_cuda_of(value) and address:  # a real GPU, whose memory has to be fetched
            value = _cpu(value)
            storage, stride = _storage(value), [int(n) for n in _stride(value)]
            address, offset, conj, neg = (
                _storage_ptr(storage),
                int(_storage_offset(value)),
                _is_conj(value),
                _is_neg(value),
            )
            last = offset + sum((n - 1) * step for n, step in zip(shape, stride, strict=True))
        if not address or (last + 1) * size > _storage_bytes(storage):
            facts["storage"] = None
            return Block(facts)  # its memory was taken away
        seen = _as_array(Memory(address + offset * size, shape, [step * size for step in stride], _NUMPY_TYPES[dtype]))
        seen = _conjugate(seen) if conj else seen
        return Block(facts, _ndarray.tobytes(_negative(seen) if neg else seen))

    def array(self, value: np.ndarray[Any, Any]) -> Block:
        """Facts about an array; its bytes too, unless the judge can read them in the arena."""
        interface = _ndarray.__array_interface__.__get__(value)
        address = interface["data"][0]
        facts: dict[str, Any] = {
            "kind": "array",
            "type": _name(type(value)),
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
        self.spend(_ndarray.nbytes.__get__(value))
        return Block(facts, _ndarray.tobytes(_ndarray.view(value, _ndarray)))

    def spend(self, size: int) -> None:
        """Counts bytes before they are copied: a shape of a million million elements over one number costs nothing to make."""
        self.bytes += size
        if self.bytes > MAX_PAYLOAD:
            raise TooLarge(f"more than {MAX_PAYLOAD} bytes")


class Memory:
    """Elements at an address, for `numpy.asarray`."""

    __slots__ = ("__array_interface__",)

    def __init__(self, address: int, shape: list[int], stride: list[int], dtype: str) -> None:
        self.__array_interface__ = {
            "version": 3,
            "data": (address, True),
            "shape": tuple(shape),
            "strides": tuple(stride),
            "typestr": dtype,
        }


def gradient(tensor: torch.Tensor) -> torch.Tensor | None:
    """`tensor.grad` of a leaf or of one that retains it; asking others makes torch warn."""
    with _hooks_off():
        return _grad_of(tensor) if _is_leaf_of(tensor) or _retains_grad_of(tensor) else None


def _name(kind: type) -> str:
    """A type's name, taken from C, so that a metaclass can't interfere; torch's and NumPy's names for their own types only."""
    name: str = _cut(_type_name(kind), slice(0, 120))
    if (
        name in ("Tensor", "Parameter", "ndarray")
        and kind is not _Tensor
        and kind is not _Parameter
        and kind is not _ndarray
    ):
        return f"{name}, but another of that name"
    return name


# ------------------------------------------------------------------------------------------------------- global state

_set_grad = torch._C._set_grad_enabled
_grad_enabled = torch.is_grad_enabled
_get_dtype, _set_dtype = torch.get_default_dtype, torch._C._set_default_dtype
_generator = torch.default_generator
_get_state = type(_generator).get_state
_manual_seed = type(_generator).manual_seed
_python: Any = random._inst
_python_state, _python_seed = _random.Random.getstate, _random.Random.seed
_numpy_state, _numpy_seed = np.random.get_state, np.random.seed
_numpy_random: Any = np.random.mtrand._rand
_generator_of = type(_numpy_random).__dict__["_bit_generator"].__get__
_numpy_generator = _generator_of(_numpy_random, None)
_MT19937 = ctypes.c_char * (625 * 4)  # 624 words, and the place of the next (numpy/random/src/mt19937/mt19937.h)
_numpy_memory, _bytes_in = memoryview(_MT19937.from_address(_numpy_generator.ctypes.state_address)), memoryview.tobytes
_blake2b, _hash, _None = hashlib.blake2b, hash, type(None)
_DeviceContext = torch_device.DeviceContext
_device_context = torch._GLOBAL_DEVICE_CONTEXT
_function_modes, _function_mode = torch._C._len_torch_function_stack, torch._C._get_function_stack_at
_pop_function_mode = torch._C._pop_torch_function_stack
_dispatch_modes, _pop_dispatch_mode = torch._C._len_torch_dispatch_stack, torch._C._pop_torch_dispatch_stack


class Modes:
    """How many function and dispatch modes of torch are on where nothing is left on: the simulation has one of its own."""

    function = 0
    dispatch = 0


def take_modes_as_given() -> None:
    """Those that are on now are the kit's."""
    Modes.function, Modes.dispatch = _function_modes(), _dispatch_modes()


def default_device() -> str:
    """The device that factories use now."""
    for index in range(_function_modes() - 1, -1, -1):
        mode = _function_mode(index)
        if type(mode) is _DeviceContext:
            return str(mode.device)
    return "cpu"


def modes_on() -> int:
    """How many modes of torch are on that do more than set a default device."""
    modes = [_function_mode(index) for index in range(Modes.function, _function_modes())]
    return len([mode for mode in modes if type(mode) is not _DeviceContext]) + _dispatch_modes() - Modes.dispatch


def state_now() -> dict[str, Any]:
    """What the rule of purity names, to be compared: modes, default dtype and device, and the three random states as they lie in
    memory.
    """
    gauss = _python.gauss_next
    return {
        "grad mode": _grad_enabled(),
        "default dtype": str(_get_dtype()).removeprefix("torch."),
        "default device": default_device(),
        "number of torch's modes that are on": modes_on(),
        "torch's random state": _bytes_of(_get_state(_generator)),
        "NumPy's random state": _numpy_words(),
        "Python's random state": str(_hash((_python_state(_python), gauss if type(gauss) in (float, _None) else ""))),
    }


def global_state() -> dict[str, Any]:
    """The same, to be told: digests of the random states."""
    return {name: told(value) for name, value in state_now().items()}


def told(value: Any) -> Any:
    """One of those values as plain data."""
    return _blake2b(value, digest_size=8).hexdigest() if type(value) is bytes else value


def _numpy_words() -> bytes:
    """The state of NumPy's global generator: its memory, for asking takes long; one that is another by now is asked."""
    if _generator_of(_numpy_random, None) is _numpy_generator:
        return _bytes_in(_numpy_memory)
    state = _numpy_state(legacy=False)["state"]
    words = state["key"].tobytes() if "key" in state else b""
    return words + str(state.get("pos", state)).encode()


def _bytes_of(state: torch.Tensor) -> bytes:
    """A contiguous byte tensor's memory."""
    with _hooks_off():
        address, size = _storage_ptr(_storage(state)), _storage_bytes(_storage(state))
    return _ndarray.tobytes(_as_array(Memory(address, [size], [1], "|u1")))


def reset_state(seed: int, *, grad: bool = True, dtype: torch.dtype = torch.float32) -> None:
    """Global state as at the start of every call: a learner's leak never reaches the next example."""
    while _function_modes() > Modes.function:
        _pop_function_mode()
    while _dispatch_modes() > Modes.dispatch:
        _pop_dispatch_mode(None)
    if getattr(_device_context, "device_context", None) is not None:
        _device_context.device_context = None
        torch_device.CURRENT_DEVICE = None
    if _get_dtype() is not dtype:
        _set_dtype(dtype)
    _set_grad(grad)
    _manual_seed(_generator, seed & 0x7FFF_FFFF_FFFF_FFFF)
    _python_seed(_python, seed)
    _python.gauss_next = None
    _numpy_seed(seed & 0xFFFF_FFFF)


_warnings = vars(warnings)
_warnings_given = dict(_warnings)
_filters_given = tuple(warnings.filters)
_filters_changed = warnings._filters_mutated  # type: ignore[attr-defined]


class recorded_warnings:  # noqa: N801 (a context manager, named like a function)
    """Collects warnings as ``{"category", "text"}`` in the list that it gives, at most 20; the module is as new before and after."""

    def __enter__(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []

        def record(message: Any) -> None:
            if len(found) < 20:
                found.append({"category": _name(message.category), "text": safe_text(message.message)[:500]})

        _warnings.update(_warnings_given)
        _warnings["filters"], _warnings["_showwarnmsg_impl"] = [("always", None, Warning, None, 0)], record
        _filters_changed()
        return found

    def __exit__(self, *error: object) -> None:
        _warnings.update(_warnings_given)
        _warnings["filters"] = list(_filters_given)
        _filters_changed()


def safe_text(value: object) -> str:
    """`str(value)`, whatever its `__str__` does."""
    try:
        text = str(value)
        return text if type(text) is str else "(its text is no str)"
    except BaseException:
        return "(its text cannot be shown: __str__ raised)"


_traceback_of = BaseException.__dict__["__traceback__"].__get__


def last_line_of(
    error: BaseException, filename: str, lines: list[str] | tuple[str, ...] = ()
) -> tuple[int | None, str | None, str | None]:
    """(line, its text, qualified name of the function) of the last frame that lies in the learner's file, whose text is `lines`."""
    found: tuple[int | None, str | None, str | None] = (None, None, None)
    trace: types.TracebackType | None = _traceback_of(error)
    for _ in range(5000):
        if trace is None:
            break
        code = trace.tb_frame.f_code
        if code.co_filename == filename:
            line = trace.tb_lineno
            text = lines[line - 1].strip()[:200] if line and 0 < line <= len(lines) else ""
            found = (line, text, code.co_qualname)
        trace = trace.tb_next
    return found
