# tries: take all memory in torch, where Python sees nothing
# exercise: add_in_place
# verdict: failed
# cause: memory|crash|exception|timeout
import torch


def add_in_place(y, x):
    kept = []
    while True:
        kept.append(torch.ones(1 << 24))
