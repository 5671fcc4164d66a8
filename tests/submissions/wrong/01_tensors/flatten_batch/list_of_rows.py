# verdict: failed
# mistake: none
# why: returns a list of rows where one tensor was asked.
def flatten_batch(x):
    return [sample.reshape(-1) for sample in x]
