# tries: a promise of torch's that adds when somebody waits for it
# exercise: add_in_place
# verdict: failed
# cause: answer
import torch


def add_in_place(y, x):
    future = torch.futures.Future()
    return future.then(lambda done: y.add_(x))
