# verdict: passed
# why: a TypeError of its own kind, raised under no_grad, which does not hinder the flag
import torch


class NoGradientPossible(TypeError):
    pass


def track(x):
    with torch.no_grad():
        try:
            return x.requires_grad_()
        except RuntimeError as error:
            raise NoGradientPossible from error
