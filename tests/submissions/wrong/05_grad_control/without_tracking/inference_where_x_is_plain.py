# verdict: failed
# why: inference mode where x does not track, so the result depends on the flag of x
import torch


def without_tracking(f, x):
    context = torch.no_grad() if x.requires_grad else torch.inference_mode()
    with context:
        return f(x)
