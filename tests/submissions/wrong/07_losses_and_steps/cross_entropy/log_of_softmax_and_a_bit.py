# verdict: failed
# mistake: none
# why: finite, and wrong for large logits
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.nll_loss((logits.softmax(1) + 1e-12).log(), labels)
