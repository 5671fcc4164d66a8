# tries: nothing: evaluation in inference mode, with the flags kept in a weak dictionary
# exercise: evaluate
# verdict: passed
import weakref

import torch


@torch.inference_mode()
def evaluate(net, loader, criterion, device):
    flags = weakref.WeakKeyDictionary({module: module.training for module in net.modules()})
    net.eval()
    try:
        sums = torch.zeros(2, dtype=torch.float64)
        seen = 0
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            out = net(x)
            sums += torch.tensor([criterion(out, y).item() * len(y), float((out.argmax(1) == y).sum())], dtype=torch.float64)
            seen += len(y)
        loss, accuracy = (sums / seen).tolist()
        return loss, accuracy
    finally:
        for module, flag in flags.items():
            module.training = flag
