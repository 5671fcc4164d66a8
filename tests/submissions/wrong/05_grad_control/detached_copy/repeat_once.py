# verdict: failed
# mistake: none
# why: repeat(1) copies rows of numbers only: a 0-d tensor becomes 1-d, a matrix is refused
def detached_copy(x):
    return x.detach().repeat(1)
