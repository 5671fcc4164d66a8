# tries: a jagged nested tensor, whose shape holds symbols
# exercise: flatten_batch
# verdict: failed
# cause: answer|exception|crash
import torch


def flatten_batch(x):
    return torch.nested.nested_tensor([torch.ones(2), torch.ones(3)], layout=torch.jagged)
