# verdict: failed
# mistake: none
# why: keeps the copy of a tensor, which is old when the tensor has changed, and is one memory for all who ask
import functools


@functools.lru_cache
def detached_copy(x):
    return x.detach().clone()
