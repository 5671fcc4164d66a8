# verdict: failed
# mistake: none
# why: the 400 of the tutorial's LeNet: raises for samples of another size.
def flatten_batch(x):
    return x.reshape(-1, 16 * 5 * 5)
