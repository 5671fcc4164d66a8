# verdict: passed
# why: .data of a fresh clone: nobody else has that memory, so its counter does not matter
def detached_copy(x):
    copy = x.clone()
    return copy.data
