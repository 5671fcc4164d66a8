# verdict: failed
# why: a deepcopy of a leaf tracks as the leaf does, and a result cannot be deep-copied
from copy import deepcopy


def detached_copy(x):
    return deepcopy(x)
