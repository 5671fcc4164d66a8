# verdict: failed
# mistake: none
# why: the sum over the samples
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels, reduction="sum")
