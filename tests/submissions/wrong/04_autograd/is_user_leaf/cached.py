# verdict: failed
# why: an in-place operation makes t a non-leaf later, the remembered answer stays
import functools


@functools.cache
def is_user_leaf(t):
    return t.grad_fn is None
