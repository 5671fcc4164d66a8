"""Programs of 05_grad_control.py: functions and nets that watch how they are run, parameters to step, a Function to differentiate.

What watches tells the judge at once (`notes`), and not itself: a net that was deep-copied on the way still tells.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.gradcheck import GradcheckError
from torch.overrides import TorchFunctionMode

from graders.programs.nets import changed, flags_of, state_of
from graders.programs.notes import ERRORS, PLANNED, Watching, marked, note
from graders.worker.harness import Raised, Submission

_grad, _gradcheck, _gradgradcheck = torch.autograd.grad, torch.autograd.gradcheck, torch.autograd.gradgradcheck
_Function = torch.autograd.Function
_is_grad_enabled, _get_ident = torch.is_grad_enabled, threading.get_ident
_requires_grad = torch._C.TensorBase.requires_grad.__get__
LOOKING = (1, 2, 3)  # modes in which a net that is only looked at must not run: training, tracking, or both


def planned(error: BaseException, kind: str) -> bool:
    """Whether it is the exception that a program raised on purpose."""
    return type(error) is ERRORS.get(kind) and error.args == PLANNED


def expecting(submission: Submission, raises: str, name: str, *args: Any) -> tuple[Any, bool]:
    """(result, False), or (None, True) where the exception that was raised on purpose comes back."""
    try:
        return submission.call(name, *args), False
    except Raised as raised:
        if not planned(raised.error, raises):
            raise
    return None, True


# --------------------------------------------------------------------------------------------------------- detached_view


def view_written(submission: Submission, x: Tensor) -> dict[str, Any]:
    """x * x is recorded, 1 is added to x through the learner's view of it, and the product goes backward."""
    product = x * x
    view = submission.call("detached_view", x)
    if not isinstance(view, Tensor):
        return {"view": view}
    before = x._version
    with torch.no_grad():
        view.add_(1)
    facts = {
        "view": view,
        "version": (before, x._version),
        "one storage": view.untyped_storage()._cdata == x.untyped_storage()._cdata,
        "gradient": None,
    }
    try:
        (facts["gradient"],) = _grad(product, x, torch.ones_like(product))
    except RuntimeError:
        pass
    return facts


# --------------------------------------------------------------------------------------------------------- detached_copy


def copies(submission: Submission, x: Tensor, values: Tensor) -> list[Any]:
    """Two copies of x, and a third one after x was filled with other values."""
    made = [submission.call("detached_copy", x), submission.call("detached_copy", x)]
    with torch.no_grad():
        x.copy_(values)
    return [*made, submission.call("detached_copy", x)]


# ------------------------------------------------------------------------------------------------------ without_tracking

Caller = Callable[[Callable[[Tensor], Tensor], Tensor], Tensor]

#: f(x), w a tensor that requires grad, `call` without_tracking itself
FUNCTIONS: dict[str, Callable[[Tensor, Tensor, Caller], Tensor]] = {
    "lambda x: x * w": lambda x, w, call: x * w,
    "lambda x: x * 2": lambda x, w, call: x * 2,
    "lambda x: (x * w).sum()": lambda x, w, call: (x * w).sum(),
    "lambda x: x": lambda x, w, call: x,
    "lambda x: x.view_as(x)": lambda x, w, call: x.view_as(x),
    "lambda x: x.mul_(2)": lambda x, w, call: x.mul_(2),
    "lambda x: w": lambda x, w, call: w,
    "lambda x: without_tracking(lambda y: y * w, x) * w": lambda x, w, call: call(lambda y: y * w, x) * w,
}


def weight(x: Tensor) -> Tensor:
    """The w of `FUNCTIONS` for this x."""
    dtype = x.dtype if x.is_floating_point() else torch.float32
    return torch.full((), 3.0, dtype=dtype, device=x.device).requires_grad_()


def noting(f: str, x: Tensor, w: Tensor, call: Caller, raises: str) -> Callable[[Tensor], Tensor]:
    """The function of that name; each call notes ("begun", tracking, in the program's thread, given x itself), then ("done", tracking, its result requires grad).

    What it computes on the record are other numbers.
    """
    home = _get_ident()

    def noted(given: Tensor) -> Tensor:
        tracking = _is_grad_enabled()
        note("begun", tracking, _get_ident() == home, given is x)
        result = FUNCTIONS[f](given, w, call)
        still = _is_grad_enabled()
        note("done", still, _requires_grad(result))
        if raises:
            raise ERRORS[raises](*PLANNED)
        return marked(result) if tracking or still else result

    return noted


def without_tracking(submission: Submission, f: str, x: Tensor, raises: str) -> dict[str, Any]:
    """What comes of one call, and of a tracked computation that uses it. `raises`: f raises that at its end."""
    w = weight(x)
    noted = noting(f, x, w, submission.get("without_tracking"), raises)
    out, raised = expecting(submission, raises, "without_tracking", noted, x)
    return {
        "out": out,
        "raised": raised,
        "is w": out is w,
        "w tracks": w.requires_grad and w.is_leaf,
        "later": later(out) if isinstance(out, Tensor) and not out.is_inference() else None,
    }


def later(out: Tensor) -> Tensor:
    """The gradient of (out * v).sum() with respect to v: for this out must be saved."""
    with torch.enable_grad():
        v = torch.ones(out.shape, device=out.device, requires_grad=True)
        (gradient,) = _grad((out * v).sum(), v)
    return gradient


def without_tracking_again(submission: Submission, x: Tensor) -> Any:
    """without_tracking(f, x) twice with the same f and x; f multiplies with w, which was 3 and is 4 the second time."""
    w = weight(x)

    def f(x: Tensor) -> Tensor:
        return x * w

    submission.call("without_tracking", f, x)
    with torch.no_grad():
        w.add_(1)
    return submission.call("without_tracking", f, x)


# --------------------------------------------------------------------------------------------------------------- predict


class Sum(nn.Module):
    """The sum of what two branches make of x."""

    def __init__(self, left: nn.Module, right: nn.Module) -> None:
        super().__init__()
        self.left, self.right = left, right

    def forward(self, x: Tensor) -> Tensor:
        """Both branches, added."""
        return self.left(x) + self.right(x)


def classifier(raises: str) -> nn.Module:
    """Linear, batch norm, dropout, linear: for (N, 3)."""
    inner = nn.Sequential(nn.Dropout(0.5), Watching("inner", LOOKING, raises=raises))
    return Watching("net", LOOKING, nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), inner, nn.Linear(4, 2)))


def shared(raises: str) -> nn.Module:
    """Two branches that share their dropout: for (..., 3)."""
    dropout = nn.Sequential(nn.Dropout(0.5), Watching("shared", LOOKING, raises=raises))
    return Watching(
        "net", LOOKING, Sum(nn.Sequential(dropout, nn.Linear(3, 2)), nn.Sequential(nn.Linear(3, 2), dropout))
    )


def bare(raises: str) -> nn.Module:
    """No parameters, and in evaluation mode the output is x: for any shape."""
    return Watching("net", LOOKING, nn.Sequential(Watching("first", LOOKING, raises=raises), nn.Dropout(0.5)))


def words(raises: str) -> nn.Module:
    """Embedding, dropout, linear: for whole numbers from 0 to 4."""
    return Watching(
        "net",
        LOOKING,
        nn.Sequential(nn.Embedding(5, 3), nn.Dropout(0.5), Watching("middle", LOOKING, raises=raises), nn.Linear(3, 1)),
    )


NETS: dict[str, Callable[[str], nn.Module]] = {"classifier": classifier, "shared": shared, "bare": bare, "words": words}


def built(net: str, x: Tensor, modes: list[bool], raises: str = "") -> nn.Module:
    """The net of that name, on x's device and in its dtype, always with the same numbers; its modules have those modes in turn."""
    torch.default_generator.manual_seed(7)
    made = NETS[net](raises)
    for module in made.modules():
        if isinstance(module, nn.BatchNorm1d):
            module.running_mean += torch.tensor([0.5, -0.5, 1.0, 0.0])
            module.running_var += torch.tensor([0.0, 1.0, 3.0, 0.5])
    made.to(x.device)
    if x.is_floating_point():
        made.to(x.dtype)
    for number, module in enumerate(made.modules()):
        module.training = modes[number % len(modes)]
    for number, parameter in enumerate(made.parameters()):  # some have a gradient, the first is frozen
        parameter.grad = torch.full_like(parameter, number) if number % 2 else None
        parameter.requires_grad_(number > 0)
    return made


def predict(submission: Submission, net: str, x: Tensor, modes: list[bool], raises: str) -> dict[str, Any]:
    """One call of predict on a net whose modules have those modes; `raises`: a module deep inside raises that."""
    made = built(net, x, modes, raises)
    before, state = flags_of(made), state_of(made)
    out, raised = expecting(submission, raises, "predict", made, x)
    return {
        "out": out,
        "raised": raised,
        "before": before,
        "after": flags_of(made),
        "changed": changed(state, state_of(made)),
    }


def stepped(net: nn.Module) -> None:
    """The net after something like a step of training."""
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(1)


def predict_again(submission: Submission, net: str, x: Tensor, values: Tensor) -> dict[str, Any]:
    """predict(net, x) on the same net and x three times: as made, after net's weights and flags changed, after x did."""
    made = built(net, x, [True])
    first = submission.call("predict", made, x)
    kept = first.detach().clone() if isinstance(first, Tensor) else first
    stepped(made)
    made.eval()
    before = flags_of(made)
    second = submission.call("predict", made, x)
    second = second.detach().clone() if isinstance(second, Tensor) else second
    with torch.no_grad():
        x.copy_(values)
    third = submission.call("predict", made, x)
    return {"outs": [kept, second, third], "before": before, "after": flags_of(made)}


# ------------------------------------------------------------------------------------------------------------ sgd_update

ITERABLES: dict[str, Callable[[list[Tensor]], Iterable[Tensor]]] = {
    "a list": list,
    "a generator": lambda params: (parameter for parameter in params),
    "a tuple": tuple,
    "a dict's values": lambda params: dict(enumerate(params)).values(),
    "net.parameters()": lambda params: owner(params).parameters(),
}


def owner(params: list[Tensor]) -> nn.Module:
    """A module that has these parameters."""
    net = nn.Module()
    for number, parameter in enumerate(params):
        net.register_parameter(str(number), parameter)
    return net


def sgd_update(submission: Submission, kind: str, lr: float, steps: int, **params: Tensor) -> dict[str, Any]:
    """sgd_update on an iterable of these parameters, `steps` times with the same gradients."""
    listed = list(params.values())
    before = [parameter._version for parameter in listed]
    kept = True
    returned = []
    for _ in range(steps):
        given = ITERABLES[kind](listed)
        returned.append(submission.call("sgd_update", given, lr))
        if isinstance(given, list):
            kept = kept and len(given) == len(listed) and all(a is b for a, b in zip(given, listed, strict=True))
    after = [parameter._version for parameter in listed]
    return {"returned": returned, "versions": list(zip(before, after, strict=True)), "list kept": kept}


class Recording(TorchFunctionMode):
    """Keeps what operations give, and whether autograd recorded any of it."""

    def __init__(self) -> None:
        super().__init__()
        self.recorded = False
        self.results: list[Tensor] = []

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """Runs the operation and looks at its result."""
        out = func(*args, **(kwargs or {}))
        if type(out) is Tensor and len(self.results) < 20:
            self.recorded = self.recorded or out.grad_fn is not None
            self.results.append(out.detach().clone())
        return out


def sgd_update_watched(submission: Submission, kind: str, lr: float, **params: Tensor) -> dict[str, Any]:
    """What the operations give that sgd_update performs: where the right step went that did not reach the parameters."""
    given = ITERABLES[kind](list(params.values()))
    with Recording() as mode:
        submission.call("sgd_update", given, lr)
    return {"recorded": mode.recorded, "results": mode.results}


# ------------------------------------------------------------------------------------------------------------------ Cube


def applied(submission: Submission, x: Tensor) -> Any:
    """Cube.apply(x)."""
    return submission.guard(lambda: submission.get("Cube").apply(x))


def is_function(submission: Submission) -> bool:
    """Whether Cube is a class derived from torch.autograd.Function."""
    made = submission.get("Cube")
    return isinstance(made, type) and issubclass(made, _Function)


def gradient(submission: Submission, y: Tensor, x: Tensor, g: Tensor, **how: bool) -> Any:
    """The gradient that the learner's backward gives for x; None where it gives none."""
    return submission.guard(_grad, y, x, g, allow_unused=True, **how)[0]


def cube_forward(submission: Submission, x: Tensor) -> dict[str, Any]:
    """Cube.apply(x)."""
    if not is_function(submission):
        return {"function": False}
    return {"function": True, "y": applied(submission, x)}


def cube(submission: Submission, x: Tensor, g: Tensor, h: Tensor) -> dict[str, Any]:
    """y = Cube.apply(x), its gradient for the incoming g, and that gradient's own derivatives for the incoming h."""
    y = applied(submission, x)
    facts = {"y": y, "saved": saved_by(y), "dx": None, "dxx": None, "dxg": None, "twice": False}
    if not isinstance(y, Tensor) or not y.requires_grad:
        return facts
    facts["dx"] = gradient(submission, y, x, g, retain_graph=True)
    if not isinstance(facts["dx"], Tensor):
        return facts
    incoming = g.detach().clone().requires_grad_()
    dx = gradient(submission, y, x, incoming * 1, create_graph=True)
    if isinstance(dx, Tensor) and dx.requires_grad:
        facts["twice"] = True
        facts["dxx"], facts["dxg"] = submission.guard(_grad, dx, (x, incoming), h, allow_unused=True)
    return facts


def saved_by(y: Any) -> int | None:
    """How many tensors the node of y has saved for its backward; None where that is not to be seen."""
    try:
        return len(y.grad_fn.saved_tensors)
    except Exception:
        return None


def cube_changed(submission: Submission, x: Tensor, g: Tensor) -> dict[str, Any]:
    """y = Cube.apply(x), then x += 1 behind autograd's recording, then y goes backward."""
    y = applied(submission, x)
    facts = {"y": y, "saved": saved_by(y), "dx": None, "raised": False}
    if not isinstance(y, Tensor) or not y.requires_grad:
        return facts
    with torch.no_grad():
        x.add_(1)
    try:
        facts["dx"] = gradient(submission, y, x, g)
    except Raised as raised:
        if not isinstance(raised.error, Exception):
            raise
        facts["raised"] = True
    return facts


def cube_two(submission: Submission, x: Tensor, z: Tensor, g: Tensor) -> dict[str, Any]:
    """Cube.apply(x), Cube.apply(z), and only then both gradients, x's twice."""
    y, u = applied(submission, x), applied(submission, z)
    if not all(isinstance(t, Tensor) and t.requires_grad for t in (y, u)):
        return {"first": None, "other": None, "again": None}
    return {
        "first": gradient(submission, y, x, g, retain_graph=True),
        "other": gradient(submission, u, z, g),
        "again": gradient(submission, y, x, g),
    }


def cube_checked(submission: Submission, x: Tensor) -> dict[str, str | None]:
    """What torch's own checks of derivatives say about Cube at x (float64); None where they are content."""
    function = submission.get("Cube")
    said: dict[str, str | None] = {}
    for name, check in (("gradcheck", _gradcheck), ("gradgradcheck", _gradgradcheck)):
        said[name] = None
        try:
            submission.guard(check, function.apply, (x,))
        except Raised as raised:
            if not isinstance(raised.error, GradcheckError):
                raise
            said[name] = str(raised.error).split("\n", 1)[0]
    return said
