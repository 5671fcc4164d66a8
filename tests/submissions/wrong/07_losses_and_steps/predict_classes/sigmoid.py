# verdict: failed
# mistake: none
# why: a probability for each class by itself
import torch



def predict_classes(logits):
    return logits.sigmoid().max(1)
