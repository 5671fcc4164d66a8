# verdict: failed
# mistake: none
# why: a Python number has no gradient
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels).item()
