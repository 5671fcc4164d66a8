# verdict: failed
# mistake: F8a
# why: the columns sum to 1
import torch



def predict_classes(logits):
    return logits.softmax(0).max(1)
