# verdict: failed
# mistake: D10a
# why: the names of one network, whatever graph it is asked about
def backward_path(t):
    return ["MseLossBackward0", "AddmmBackward0", "ReluBackward0"]
