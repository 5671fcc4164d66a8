# verdict: failed
# mistake: none
# why: 1-d x becomes one sample of N numbers instead of N samples of one.
def flatten_batch(x):
    if x.dim() < 2:
        x = x.unsqueeze(0)
    return x.flatten(1)
