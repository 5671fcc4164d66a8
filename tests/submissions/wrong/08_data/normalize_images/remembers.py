# verdict: failed
# mistake: none
# why: keeps the answer for a tensor
import functools


@functools.lru_cache
def normalize_images(images):
    return images.float() / 127.5 - 1
