# verdict: passed
# why: the two parts one after the other
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.nll_loss(F.log_softmax(logits, dim=1), labels)
