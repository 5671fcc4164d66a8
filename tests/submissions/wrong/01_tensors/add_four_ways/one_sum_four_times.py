# verdict: failed
# mistake: none
# why: the four results are one and the same tensor; four separate storages were asked.
def add_four_ways(x, y):
    total = x + y
    return total, total, total, total
