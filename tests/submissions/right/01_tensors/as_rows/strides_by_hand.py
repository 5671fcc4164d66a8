# verdict: passed
# why: works out where each number lies and whether rows with one pair of strides reach them all, then as_strided.
import itertools


def as_rows(x, k):
    if x.numel() % k != 0:
        raise ValueError(f"size {x.numel()} is not divisible by {k}")
    count = x.numel() // k
    places = [
        sum(i * s for i, s in zip(index, x.stride()))
        for index in itertools.product(*(range(n) for n in x.shape))
    ]
    right = places[1] if count and k > 1 else 1
    down = places[k] if count > 1 else k
    if places != [r * down + c * right for r in range(count) for c in range(k)]:
        raise ValueError("the numbers do not lie in rows")
    return x.as_strided((count, k), (down, right), x.storage_offset())
