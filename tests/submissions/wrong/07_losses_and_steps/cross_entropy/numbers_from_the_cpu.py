# verdict: failed
# why: makes the index on the CPU
import torch



def cross_entropy(logits, labels):
    logp = logits.log_softmax(1)
    picked = torch.zeros(len(labels))
    for i, label in enumerate(labels.tolist()):
        picked[i] = logp[i, label].cpu()
    return -picked.mean()
