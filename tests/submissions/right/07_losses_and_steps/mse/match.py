# verdict: passed
# why: a match statement, and an error class of its own
import torch



class ShapeError(ValueError):
    pass


def mse(prediction, target):
    match tuple(prediction.shape), tuple(target.shape):
        case a, b if a == b:
            pass
        case (n,), (m, 1) if n == m:
            target = target.squeeze(1)
        case (n, 1), (m,) if n == m:
            prediction = prediction[:, 0]
        case a, b:
            raise ShapeError(a, b)
    return torch.mean(torch.pow(prediction - target, 2))
