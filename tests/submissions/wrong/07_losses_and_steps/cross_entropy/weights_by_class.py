# verdict: failed
# mistake: none
# why: weights the classes
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    counts = torch.bincount(labels, minlength=logits.shape[1]).clamp(min=1).to(logits.dtype)
    return F.cross_entropy(logits, labels, weight=1 / counts)
