# verdict: failed
# mistake: none
# why: a numeric difference in x's own dtype is no gradient: off in the third digit for float32, nonsense for float16
import torch


def grad_of(f, x):
    with torch.no_grad():
        result = torch.zeros_like(x).flatten()
        for i in range(x.numel()):
            step = torch.zeros_like(x).flatten()
            step[i] = 1e-3
            step = step.reshape(x.shape)
            result[i] = (f(x.detach() + step) - f(x.detach() - step)) / 2e-3
    return result.reshape(x.shape)
