# verdict: failed
# why: moves the tensor to CUDA where there is one, and a copy on another device shares nothing with the array.
import torch


def tensor_view_of(a):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.from_numpy(a).to(device)
