# verdict: failed
# mistake: none
# why: raises where x can't be seen flat though it can be seen in rows (the left half of a matrix, one row a row).
def as_rows(x, k):
    try:
        return x.view(-1).view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
