# verdict: failed
# mistake: none
# why: lets view's RuntimeError through where ValueError was asked.
def as_rows(x, k):
    return x.view(-1, k)
