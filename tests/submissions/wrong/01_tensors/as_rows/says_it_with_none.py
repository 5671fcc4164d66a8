# verdict: failed
# mistake: none
# why: returns None where ValueError was asked.
def as_rows(x, k):
    try:
        return x.view(-1, k)
    except RuntimeError:
        return None
