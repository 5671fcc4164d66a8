"""Errors that Python code raises inside backward: a refusal by the simulation, a hook of the learner's.

Autograd's engine leaves a node of a simulated device through the destructor of a stream guard. That one asks our device guard
for its type, in Python, and while an error of Python's is pending no call of Python's can succeed: C++ ends the process. (The
device guard that can be written in Python is new in torch and nobody raised an error through it.)

So our guard's `type_` takes the pending error away before it answers, and the call that started the engine, which then finds
that it failed without an error, raises it. Anything but the very call that takes the error away would fail in between.
"""

from __future__ import annotations

import ctypes
from typing import Any

import torch

_Pointer = ctypes.c_void_p
_kind, _value, _traceback = _Pointer(), _Pointer(), _Pointer()
_three = ctypes.byref(_kind), ctypes.byref(_value), ctypes.byref(_traceback)
_fetch, _normalize = ctypes.pythonapi.PyErr_Fetch, ctypes.pythonapi.PyErr_NormalizeException
_fetch.restype = _normalize.restype = None

_taken: list[BaseException] = []  # the first error taken away since the engine started, last
_PRIVATEUSE1 = torch._C._autograd.DeviceType.PrivateUse1
_run_engine = torch.autograd._engine_run_backward


class Guard(torch._C._acc.DeviceGuard):
    """The device guard that torch's C++ asks for wherever something runs on a device."""

    def type_(self) -> Any:
        """Which device this guards."""
        _fetch(*_three)
        if _value.value:
            _keep()
        return _PRIVATEUSE1


def _keep() -> None:
    _normalize(*_three)
    error: BaseException = ctypes.cast(_value, ctypes.py_object).value
    if _traceback.value:
        error.__traceback__ = ctypes.cast(_traceback, ctypes.py_object).value
    _taken.append(error)


def _engine_run_backward(*args: Any, **kwargs: Any) -> Any:
    """Stands for the function through which `backward` and `grad` start the engine."""
    _taken.clear()
    try:
        return _run_engine(*args, **kwargs)
    except SystemError:
        if not _taken:
            raise
        error = _taken[0]
    raise error


PATCHES: tuple[tuple[Any, str, Any], ...] = ((torch.autograd, "_engine_run_backward", _engine_run_backward),)
