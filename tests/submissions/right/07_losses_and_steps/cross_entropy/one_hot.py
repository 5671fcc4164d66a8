# verdict: passed
# why: a product with one-hot labels
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    hot = F.one_hot(labels, logits.shape[1]).to(logits.dtype)
    down = logits - logits.max(dim=1, keepdim=True).values
    log_p = down - down.exp().sum(1, keepdim=True).log()
    return -(hot * log_p).sum() / logits.size(0)
