# verdict: failed
# why: hands x itself back where it does not track
def detached_copy(x):
    if x.requires_grad:
        return x.detach().clone()
    return x
