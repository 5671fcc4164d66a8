# verdict: failed
# mistake: none
# why: float16 is widened, which copies and changes the dtype; right for every other dtype.
import torch


def array_view_of(t):
    t = t.detach()
    if t.dtype == torch.float16:
        t = t.to(torch.float32)
    return t.numpy()
