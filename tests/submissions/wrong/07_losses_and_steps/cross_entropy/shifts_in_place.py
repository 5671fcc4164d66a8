# verdict: failed
# mistake: none
# why: subtracts the maximum from the logits of the caller
import torch



def cross_entropy(logits, labels):
    logits.data.sub_(logits.data.max(1, keepdim=True).values.clone())
    return (logits.logsumexp(1) - logits[torch.arange(len(labels), device=logits.device), labels]).mean()
