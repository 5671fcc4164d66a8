# verdict: failed
# mistake: none
# why: lines dimensions up at the left: on a square y each row gets one number of x, where each column should.
def add_in_place(y, x):
    while x.dim() < y.dim():
        x = x.unsqueeze(-1)
    return y.add_(x)
