# verdict: failed
# mistake: none
# why: infinite where the softmax is 0
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.nll_loss(logits.softmax(1).log(), labels)
