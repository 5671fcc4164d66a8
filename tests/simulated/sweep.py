"""Torch's own database of operators, asked of the simulated devices: `python -m tests.simulated.sweep [float32] [inference]`.

For each sample of each operator the results on a simulated device (values, strides, dtypes, gradients, exceptions) are compared
with the CPU's. Takes a minute or two and a private module of torch's, so it is a tool for updates and no test.
"""

from __future__ import annotations

import collections
import contextlib
import sys
import types
import unittest
import warnings
from typing import Any

import torch
from torch.utils._pytree import tree_leaves, tree_map

from graders.worker import devices

# torch's database asks for a package that it needs for other things.
sys.modules.setdefault("expecttest", types.ModuleType("expecttest")).TestCase = unittest.TestCase  # type: ignore[attr-defined]
PER_OPERATOR = 4


def _copied(value: Any, device: str) -> Any:
    if isinstance(value, torch.Tensor):
        return value.detach().clone().to(device).requires_grad_(value.requires_grad)
    return device if isinstance(value, (str, torch.device)) and str(value) == "cpu" else value


def _outcome(operator: Any, sample: Any, device: str) -> Any:
    """(results, gradients) of one sample on a device, or the exception's type."""
    torch.manual_seed(0)
    devices.seed(0)
    try:
        args, kwargs = tree_map(lambda v: _copied(v, device), ((sample.input, *sample.args), sample.kwargs))
        results = [r for r in tree_leaves(operator(*args, **kwargs)) if isinstance(r, torch.Tensor)]
        roots = [r for r in results if r.requires_grad and r.is_floating_point()]
        if roots:
            sum(root.sum() for root in roots).backward()  # type: ignore[union-attr]
    except Exception as error:
        return error
    leaves = [t for t in tree_leaves((args, kwargs)) if isinstance(t, torch.Tensor)]
    return results, [t.grad for t in leaves]


def _difference(name: str, expected: Any, got: Any) -> str | None:
    if isinstance(expected, Exception) or isinstance(got, Exception):
        said = [repr(o)[:160] if isinstance(o, Exception) else "results" for o in (expected, got)]
        return None if type(expected) is type(got) else f"{said[0]} on the CPU, {said[1]}"
    for a, b in zip(expected[0] + expected[1], got[0] + got[1], strict=True):
        if (a is None) != (b is None):
            return "a gradient is missing"
        if a is None:
            continue
        if b.device.type != "cuda":
            return f"a result on {b.device}"
        if (a.dtype, a.shape, a.stride()) != (b.dtype, b.shape, b.stride()):
            return f"{a.dtype}{tuple(a.shape)}{a.stride()} on the CPU, {b.dtype}{tuple(b.shape)}{b.stride()}"
        if "empty" not in name and not _same(a, b):
            return f"values differ by {(a.detach() - b.detach().cpu()).abs().max().item()}"
    return None


def _same(a: torch.Tensor, b: torch.Tensor) -> bool:
    a, b = a.detach().resolve_conj().resolve_neg(), b.detach().cpu().resolve_conj().resolve_neg()
    return bool(((a == b) | ((a != a) & (b != b))).all())  # noqa: PLR0124 - not a number equals itself


def main(dtype: torch.dtype, inference: bool) -> None:
    """Prints how many samples agree, and the first difference of each operator that has one."""
    from torch.testing._internal.common_methods_invocations import op_db

    devices.activate(2)
    warnings.simplefilter("ignore")
    counts: collections.Counter[str] = collections.Counter()
    differences: dict[str, str] = {}
    with torch.inference_mode() if inference else contextlib.nullcontext():
        for operator in op_db:
            if dtype not in operator.dtypes and dtype not in operator.dtypesIfCUDA:
                continue
            name = f"{operator.name}.{operator.variant_test_name}".rstrip(".")
            gradients = operator.supports_autograd and dtype.is_floating_point and not inference
            for sample in list(operator.sample_inputs("cpu", dtype, requires_grad=gradients))[:PER_OPERATOR]:
                difference = _difference(name, *(_outcome(operator, sample, device) for device in ("cpu", "cuda:0")))
                counts["agree" if difference is None else "differ"] += 1
                if difference is not None:
                    differences.setdefault(name, difference)
    print(f"torch {torch.__version__}, {dtype}: {dict(counts)}; not covered first: {devices.unsupported()}")
    for name, difference in differences.items():
        print(f"  {name}: {difference}")


if __name__ == "__main__":
    main(getattr(torch, next((a for a in sys.argv[1:] if a != "inference"), "float32")), "inference" in sys.argv)
