# verdict: passed
# why: keeps every loss, groups them afterwards with zip, moves net once more, clears gradients by hand
from statistics import fmean


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net = net.to(device).train()
    each = []
    for batch in loader:
        x, y = (part.to(device, non_blocking=True) for part in batch)
        loss = criterion(net(x), y)
        net.zero_grad(set_to_none=True)
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                parameter.grad = None
        loss.backward()
        optimizer.step()
        each.append(float(loss.detach()))
    return [fmean(window) for window in zip(*[iter(each)] * log_every)]
