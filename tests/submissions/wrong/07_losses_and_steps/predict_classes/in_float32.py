# verdict: failed
# mistake: none
# why: computes in float32 whatever comes
import torch



def predict_classes(logits):
    return logits.float().softmax(1).max(1)
