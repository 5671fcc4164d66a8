# verdict: passed
# why: Tensor.to may be told to copy always
def detached_copy(x):
    return x.detach().to(x.dtype, copy=True)
