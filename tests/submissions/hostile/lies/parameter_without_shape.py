# tries: a parameter that has no shape yet, as those of lazy modules
# exercise: flatten_batch
# verdict: failed
# cause: answer
from torch import nn


def flatten_batch(x):
    return nn.parameter.UninitializedParameter()
