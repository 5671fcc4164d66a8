# verdict: failed
# mistake: none
# why: mH is the conjugate transpose; right for real dtypes, wrong for complex ones.
def transpose_in_place(x):
    x.data = x.data.mH
    return x
