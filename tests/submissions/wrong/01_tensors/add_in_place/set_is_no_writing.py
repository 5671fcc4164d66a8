# verdict: failed
# mistake: A4a
# why: set_ points y at the storage of a new tensor instead of writing into its own (tracked tensors raise or lose their graph).
import torch


def add_in_place(y, x):
    total = torch.add(y, x).detach()
    with torch.no_grad():
        y.set_(total)
    return y
