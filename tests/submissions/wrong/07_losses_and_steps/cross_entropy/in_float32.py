# verdict: failed
# mistake: none
# why: computes in float32 whatever comes
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits.float(), labels)
