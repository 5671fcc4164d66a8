# tries: a tensor that has no version, over other memory
# exercise: add_in_place
# verdict: failed
# cause: answer
import torch


def add_in_place(y, x):
    with torch.inference_mode():
        return y + x
