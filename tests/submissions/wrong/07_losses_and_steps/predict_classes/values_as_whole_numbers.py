# verdict: failed
# why: the probabilities made whole numbers
import torch



def predict_classes(logits):
    p = logits.softmax(1)
    return p.max(1)[0], p.max(1)[0].long()
