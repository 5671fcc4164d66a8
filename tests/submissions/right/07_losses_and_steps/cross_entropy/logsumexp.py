# verdict: passed
# why: log of the sum of exponentials minus the logit of the label
import torch



def cross_entropy(logits, labels):
    chosen = logits[torch.arange(len(labels), device=logits.device), labels]
    return (torch.logsumexp(logits, dim=1) - chosen).mean()
