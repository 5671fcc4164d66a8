"""`torch.cuda` and `torch.accelerator` of the simulated machine.

Work is done when a call returns, so streams and events have nothing to wait for; memory never runs out and is not counted.
Every public name of `torch.cuda` is ours, torch's own Python over ours, or refuses as not covered.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import time
import types
from typing import Any, Self

import torch

from . import generators, legacy
from .labels import Machine, numbered, thread
from .uncovered import refuse

_MEMORY = 8 << 30
#: torch's own functions and classes that work over ours, or need no device.
_KEPT = {
    "BFloat16Storage", "BoolStorage", "ByteStorage", "CharStorage", "ComplexDoubleStorage", "ComplexFloatStorage",
    "DoubleStorage", "FloatStorage", "HalfStorage", "IntStorage", "LongStorage", "ShortStorage",
    "AcceleratorError", "Callable", "CudaError", "DeferredCudaCallError", "NewType", "OutOfMemoryError", "StreamContext", "Any", "Optional", "Device", "lru_cache",
    "classproperty", "get_rng_state", "get_rng_state_all", "initial_seed", "manual_seed", "manual_seed_all", "seed",
    "seed_all", "set_rng_state", "set_rng_state_all", "get_gencode_flags", "get_arch_list", "cudaStatus", "check_error", "make_graphed_callables",
}  # fmt: skip


def _index(device: Any) -> int:
    return thread.device if device is None else numbered(device).index


class Stream:
    """Stands for `torch.cuda.Stream`; the default stream of a device has the number 0."""

    _numbers = itertools.count(1)

    def __init__(self, device: Any = None, priority: int = 0, *, stream_id: int | None = None, **_: Any) -> None:
        self.device = torch.device("cuda", _index(device))
        self.device_index, self.priority = self.device.index, priority
        self.cuda_stream = self.stream_id = next(Stream._numbers) if stream_id is None else stream_id
        self._outer: list[tuple[int, Stream | None]] = []

    def synchronize(self) -> None:
        """Everything is done already."""

    def wait_stream(self, stream: Stream) -> None:
        """Everything is done already."""

    def wait_event(self, event: Event) -> None:
        """Everything is done already."""

    def record_event(self, event: Event | None = None) -> Event:
        """The event, recorded now."""
        event = event or Event()
        event.record(self)
        return event

    def query(self) -> bool:
        """Everything is done already."""
        return True

    def is_capturing(self) -> bool:
        """No graphs are recorded."""
        return False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stream) and (self.device, self.stream_id) == (other.device, other.stream_id)

    def __hash__(self) -> int:
        return hash((self.device, self.stream_id))

    def __enter__(self) -> Self:
        self._outer.append((thread.device, _streams().get(self.device.index)))
        set_stream(self)
        return self

    def __exit__(self, *_: object) -> None:
        thread.device, outer = self._outer.pop()
        _streams()[self.device.index] = outer


def _streams() -> dict[int, Stream | None]:
    """The current stream of each device that has one other than its default, in this thread."""
    return thread.__dict__.setdefault("streams", {})


def current_stream(device: Any = None) -> Stream:
    """Stands for `torch.cuda.current_stream`."""
    return _streams().get(_index(device)) or default_stream(device)


def default_stream(device: Any = None) -> Stream:
    """Stands for `torch.cuda.default_stream`."""
    return Stream(device, stream_id=0)


def set_stream(stream: Stream | None) -> None:
    """Stands for `torch.cuda.set_stream`."""
    if stream is not None:
        thread.device = stream.device.index
        _streams()[stream.device.index] = stream


class Event:
    """Stands for `torch.cuda.Event`; the time is the host's."""

    def __init__(self, enable_timing: bool = False, blocking: bool = False, interprocess: bool = False) -> None:
        self._timing = enable_timing
        self._time: float | None = None

    def record(self, stream: Stream | None = None) -> None:
        """Notes the time."""
        self._time = time.perf_counter()

    def elapsed_time(self, end: Event) -> float:
        """Milliseconds from this event to `end`."""
        if not (self._timing and end._timing):
            raise ValueError("Both events must be created with argument 'enable_timing=True'.")
        if self._time is None or end._time is None:
            raise ValueError("Both events must be recorded before calculating elapsed time.")
        return (end._time - self._time) * 1000

    def synchronize(self) -> None:
        """Everything is done already."""

    def wait(self, stream: Stream | None = None) -> None:
        """Everything is done already."""

    def query(self) -> bool:
        """Everything is done already."""
        return True


class DeviceContext:
    """Stands for `torch.cuda.device`: the current device inside."""

    def __init__(self, device: Any) -> None:
        self.idx = -1 if device is None or device == -1 else _index(device)
        self.prev_idx = -1

    def __enter__(self) -> None:
        self.prev_idx = thread.device
        set_device(self.idx)

    def __exit__(self, *_: object) -> None:
        thread.device = self.prev_idx


class DeviceOf(DeviceContext):
    """Stands for `torch.cuda.device_of`: the device of a tensor, where it has one."""

    def __init__(self, obj: Any) -> None:
        super().__init__(obj.get_device() if obj.device.type == "cuda" else None)


def set_device(device: Any) -> None:
    """Stands for `torch.cuda.set_device`; a negative index changes nothing."""
    if device != -1:
        thread.device = _index(device)


def _lazy_init() -> None:
    numbered("cuda")  # raises in a forked child
    Machine.used = True


def _properties(device: Any = None) -> Any:
    index = _index(device)
    return types.SimpleNamespace(
        name="Simulated CUDA device", major=8, minor=0, total_memory=_MEMORY, multi_processor_count=1, index=index,
        is_integrated=0, is_multi_gpu_board=0, warp_size=32, max_threads_per_multi_processor=2048, L2_cache_size=4 << 20,
    )  # fmt: skip


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _zero(*_: Any, **__: Any) -> int:
    return 0


def _true(*_: Any, **__: Any) -> bool:
    return True


def _false(*_: Any, **__: Any) -> bool:
    return False


def _stream_context(stream: Any) -> Any:
    return contextlib.nullcontext() if stream is None else stream


def _names() -> dict[str, Any]:
    """What stands for the functions of `torch.cuda` and its submodules."""
    return {
        "is_available": _true,
        "device_count": lambda: Machine.count,
        "is_initialized": lambda: Machine.used and not Machine.forked,
        "init": _lazy_init,
        "_lazy_init": _lazy_init,
        "_lazy_call": lambda call, **_: call(),
        "_is_in_bad_fork": lambda: Machine.forked,
        "current_device": lambda: thread.device,
        "set_device": set_device,
        "device": DeviceContext,
        "device_of": DeviceOf,
        "synchronize": lambda device=None: _nothing(_index(device)),
        "get_device_properties": _properties,
        "get_device_name": lambda device=None: _properties(device).name,
        "get_device_capability": lambda device=None: (8, 0),
        "can_device_access_peer": lambda device, peer_device: numbered(device) != numbered(peer_device),
        "is_bf16_supported": _true,
        "is_tf32_supported": _true,
        "get_amp_supported_dtype": lambda: [torch.float16, torch.bfloat16],
        "empty_cache": _nothing,
        "ipc_collect": _nothing,
        "mem_get_info": lambda device=None: (_MEMORY, _MEMORY),
        "memory_summary": lambda device=None, abbreviated=False: "Memory is not counted on simulated devices.",
        "memory_stats": lambda device=None: {},
        "set_per_process_memory_fraction": _nothing,
        "get_per_process_memory_fraction": lambda device=None: 1.0,
        **dict.fromkeys(
            ("memory_allocated", "max_memory_allocated", "memory_reserved", "max_memory_reserved", "memory_cached",
             "max_memory_cached", "utilization", "memory_usage"), _zero),
        **dict.fromkeys(("reset_peak_memory_stats", "reset_accumulated_memory_stats", "reset_max_memory_allocated",
                         "reset_max_memory_cached"), _nothing),
        "Stream": Stream,
        "Event": Event,
        "current_stream": current_stream,
        "default_stream": default_stream,
        "stream": _stream_context,
        "set_stream": set_stream,
        "is_current_stream_capturing": _false,
        "get_sync_debug_mode": _zero,
        "set_sync_debug_mode": _nothing,
        "default_generators": generators.default_generators,
        **legacy.TYPES,
    }  # fmt: skip


_ACCELERATOR: dict[str, Any] = {
    "is_available": _true,
    "device_count": lambda: Machine.count,
    "current_accelerator": lambda check_available=False: torch.device("cuda"),
    "current_device_index": lambda: thread.device,
    "current_device_idx": lambda: thread.device,
    "set_device_index": set_device,
    "set_device_idx": set_device,
    "synchronize": lambda device=None: _nothing(_index(device)),
    "current_stream": current_stream,
    "empty_cache": _nothing,
    "memory_allocated": _zero,
    "max_memory_allocated": _zero,
}


def _refusal(name: str, original: Any) -> Any:
    """What stands for a function or class of `torch.cuda` that is not covered."""

    def refused(*_: Any, **__: Any) -> Any:
        refuse(f"torch.cuda.{name}")

    if isinstance(original, type):
        return type(name, (), {"__new__": refused})
    return functools.wraps(original)(refused)


def install() -> None:
    """Puts the simulated machine's names into torch, for good."""
    # Looked for here and not in sys.modules: to look at all modules is to copy a page for each of them in a fork.
    modules = [torch.cuda, *(m for m in vars(torch.cuda).values() if getattr(m, "__package__", None) == "torch.cuda")]
    ours = _names()
    for name, value in ours.items():
        original = getattr(torch.cuda, name, None)
        setattr(torch.cuda, name, value)
        for module in modules if original is not None else ():  # submodules import functions by name
            if vars(module).get(name) is original:
                setattr(module, name, value)
    for name, value in list(vars(torch.cuda).items()):
        public = not name.startswith("_") and callable(value) and not isinstance(value, types.ModuleType)
        if public and name not in ours and name not in _KEPT:
            setattr(torch.cuda, name, _refusal(name, value))
    for name, value in _ACCELERATOR.items():
        if hasattr(torch.accelerator, name):
            setattr(torch.accelerator, name, value)
