# verdict: failed
# mistake: E12c
# why: ends in training mode, also for a net that was in evaluation mode when it came
import torch


def predict(net, x):
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        net.train()
