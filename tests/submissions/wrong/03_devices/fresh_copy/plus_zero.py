# verdict: failed
# why: x + 0 is a copy, and a sum of bools with 0 is none
def fresh_copy(x, device):
    return (x.detach() + 0).to(device)
