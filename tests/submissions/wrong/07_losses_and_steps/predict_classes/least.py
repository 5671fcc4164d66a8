# verdict: failed
# mistake: none
# why: the class that loses
import torch



def predict_classes(logits):
    return logits.softmax(1).min(1)
