# verdict: failed
# mistake: none
# why: the logit where the probability is asked
import torch



def predict_classes(logits):
    return logits.max(1)
