"""What programs' nets and functions note while learner code runs them, in a way that learner code can't take back.

A note is sent to the judge at the moment at which it is made (`note`): there is no list that could be edited afterwards. It is
made by functions whose names are bound into their code (`worker/sealing.py`) out of what C functions say, so that a patched
``torch.is_grad_enabled`` or a property called ``training`` changes nothing. And what runs in a mode in which it must not run
gives other numbers (`Watching`): who keeps a note from being sent, or sends others, still has to come by the right answer.
"""

from __future__ import annotations

import os
from json.encoder import encode_basestring_ascii as _quoted

import torch
from torch import Tensor, nn

from graders.programs.nets import flags_of
from graders.worker import wire

CHANNEL = 3  # a worker's line to its judge
PLANNED = ("planned by the grader",)
ERRORS: dict[str, type[BaseException]] = {kind.__name__: kind for kind in (RuntimeError, ValueError, KeyboardInterrupt)}

_write, _pack, _magic = os.write, wire.PREFIX.pack, wire.MAGIC
_is_grad_enabled = torch.is_grad_enabled
_mul, _add = torch._C.TensorBase.mul, torch._C.TensorBase.add
_dict_of, _get = nn.Module.__dict__["__dict__"].__get__, dict.get
_number, _encode = int.__repr__, str.encode


def note(kind: str, *facts: str | bool | int) -> None:
    """Tells the judge at once; `Got.noted` has it there."""
    text = f'{{"d":[["note",{{"l":[{_quoted(kind)}'
    for fact in facts:
        if type(fact) is str:
            shown = _quoted(fact)
        else:
            shown = "true" if fact is True else "false" if fact is False else _number(fact)
        text += f",{shown}"
    header = _encode(text + "]}]]}")
    _write(CHANNEL, _pack(_magic, len(header), 0) + header)


def training(module: nn.Module) -> bool:
    """The flag itself, whatever the module's class has to say about it."""
    return bool(_get(_dict_of(module), "training"))


class Watching(nn.Module):
    """Passes x through its body, if it has one, and notes ("pass", its name, training, tracking) before.

    One with a body also notes ("flags", the training flags of all of its modules as 0 and 1).

    `wrong` are the modes (twice training, plus tracking) in which it must not run: there its numbers are others. It raises on
    purpose where it is told to.
    """

    def __init__(
        self, name: str, wrong: tuple[int, ...], body: nn.Module | None = None, raises: str = "", **more: nn.Module
    ) -> None:
        super().__init__()
        self.name, self.wrong, self.raises = name, wrong, raises
        if body is not None:
            self.body = body
        for other, module in more.items():
            self.add_module(other, module)

    def forward(self, x: Tensor) -> Tensor:
        """The body's output, or x itself."""
        own = _dict_of(self)
        flag, tracking = training(self), _is_grad_enabled()
        note("pass", own["name"], flag, tracking)
        if own["_modules"].get("body") is not None:
            note("flags", "".join(["1" if on else "0" for _, on in flags_of(self)]))
        if own["raises"]:
            raise ERRORS[own["raises"]](*PLANNED)
        out: Tensor = x if own["_modules"].get("body") is None else self.body(x)
        return marked(out) if 2 * flag + tracking in own["wrong"] else out


def marked(x: Tensor) -> Tensor:
    """Other numbers than x."""
    return _add(_mul(x, 2), 1)
