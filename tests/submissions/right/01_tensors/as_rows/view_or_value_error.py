# verdict: passed
# why: view does it or raises; its RuntimeError becomes the ValueError of the contract.
def as_rows(x, k):
    if x.numel() % k:
        raise ValueError(f"{x.numel()} numbers do not make rows of {k}")
    try:
        return x.view(-1, k)
    except RuntimeError as error:
        raise ValueError("no view of x has these rows") from error
