# verdict: passed
# why: a deep copy of the net evaluates, the net itself is not touched
import copy

import torch


def predict(net, x):
    twin = copy.deepcopy(net).eval()
    with torch.no_grad():
        return twin(x)
