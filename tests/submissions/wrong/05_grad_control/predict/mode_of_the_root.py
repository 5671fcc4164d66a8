# verdict: failed
# why: gives every submodule the mode that the net itself had: a frozen child in a training net starts to train
import torch


def predict(net, x):
    training = net.training
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        net.train(training)
