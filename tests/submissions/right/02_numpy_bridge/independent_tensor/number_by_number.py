# verdict: passed
# why: reads every number as a Python float and brings the shape back, that of an empty array too.
import torch


def independent_tensor(a):
    numbers = []
    for value in a.flat:
        numbers.append(float(value))
    return torch.tensor(numbers, dtype=torch.float32).reshape(tuple(a.shape))
