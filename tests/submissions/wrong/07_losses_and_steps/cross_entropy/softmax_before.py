# verdict: failed
# mistake: F3a
# why: normalizes before a loss that normalizes
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(F.softmax(logits, dim=1), labels)
