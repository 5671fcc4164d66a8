# verdict: passed
# why: torch.finfo raises the TypeError by itself for every dtype that is neither floating nor complex
import torch


def track(x):
    torch.finfo(x.dtype)
    x.requires_grad_(True)
    return x
