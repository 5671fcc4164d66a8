# verdict: failed
# why: switches gradient tracking off for good; the grad mode must be as before.
import torch


def array_view_of(t):
    torch.set_grad_enabled(False)
    return t.detach().numpy()
