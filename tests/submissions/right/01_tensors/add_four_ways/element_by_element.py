# verdict: passed
# why: adds number by number and stacks the sums; slow, but every clause holds, on 0-d and on nothing at all too.
import torch


def _added_one_by_one(x, y):
    sums = [p + q for p, q in zip(x.reshape(-1), y.reshape(-1))]
    if not sums:
        return x.new_empty(x.shape)
    return torch.stack(sums).reshape(x.shape)


def add_four_ways(x, y):
    results = []
    for _ in range(4):
        results.append(_added_one_by_one(x, y))
    return tuple(results)
