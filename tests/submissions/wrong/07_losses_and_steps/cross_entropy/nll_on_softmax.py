# verdict: failed
# mistake: F3c
# why: the negative probability of the label
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.nll_loss(logits.softmax(1), labels)
