# verdict: failed
# mistake: none
# why: only parameters count, no plain tensor that the user made
from torch import nn


def is_user_leaf(t):
    return isinstance(t, nn.Parameter)
