# verdict: failed
# mistake: none
# why: expand() makes four rows of one memory; all four results share it.
def add_four_ways(x, y):
    total = x + y
    a, b, c, d = total.unsqueeze(0).expand(4, *total.shape)
    return a, b, c, d
