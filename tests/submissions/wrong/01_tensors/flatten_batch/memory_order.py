# verdict: failed
# mistake: none
# why: reads the numbers in the order of memory: permuted and sliced batches are mixed up; right on contiguous ones.
def flatten_batch(x):
    width = x.shape[1:].numel()
    return x.as_strided((x.shape[0], width), (width, 1))
