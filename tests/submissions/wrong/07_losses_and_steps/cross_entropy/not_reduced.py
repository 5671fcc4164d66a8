# verdict: failed
# mistake: none
# why: one number for each sample
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels, reduction="none")
