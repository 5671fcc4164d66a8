# verdict: failed
# why: the tutorial's line for pairs and nothing else
def batch_to(batch, device):
    inputs, labels = batch
    inputs, labels = inputs.to(device), labels.to(device)
    return type(batch)((inputs, labels))
