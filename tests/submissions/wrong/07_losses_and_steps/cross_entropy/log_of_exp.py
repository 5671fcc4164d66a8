# verdict: failed
# mistake: none
# why: exp(10000) is infinite
import torch



def cross_entropy(logits, labels):
    chosen = logits.gather(1, labels[:, None]).squeeze(1)
    return (logits.exp().sum(1).log() - chosen).mean()
