# verdict: failed
# mistake: none
# why: keeps the answer for a tensor
import functools


@functools.lru_cache
def unnormalize(images):
    return images / 2 + 0.5
