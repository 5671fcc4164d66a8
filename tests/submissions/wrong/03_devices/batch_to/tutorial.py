# verdict: failed
# mistake: none
# why: the tutorial's line for a pair, which makes a list of every batch
def batch_to(batch, device):
    inputs, labels = batch[0].to(device), batch[1].to(device)
    return [inputs, labels]
