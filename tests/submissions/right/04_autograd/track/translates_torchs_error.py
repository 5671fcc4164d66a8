# verdict: passed
# why: lets torch decide which dtype can require grad and only changes the type of its error
from torch import Tensor


def track(x: Tensor) -> Tensor:
    try:
        x.requires_grad = True
    except RuntimeError as error:
        raise TypeError(str(error)) from error
    return x
