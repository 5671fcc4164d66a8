# verdict: failed
# mistake: none
# why: the logarithm of the probability
import torch



def predict_classes(logits):
    return logits.log_softmax(1).max(1)
