# verdict: failed
# why: the flag of a result cannot be switched off; right where x does not track
def detached_copy(x):
    return x.clone().requires_grad_(False)
