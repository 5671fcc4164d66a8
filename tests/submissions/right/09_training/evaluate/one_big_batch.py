# verdict: passed
# why: joins all batches first and asks criterion once
import torch


@torch.no_grad()
def evaluate(net, loader, criterion, device):
    before = [m.training for m in net.modules()]
    net.train(False)
    xs, ys = map(torch.cat, zip(*((x, y) for x, y in loader)))
    output, target = net(xs.to(device)), ys.to(device)
    for m, mode in zip(net.modules(), before):
        m.training = mode
    hits = output.max(dim=1).indices.eq(target)
    return criterion(output, target).item(), hits.double().mean().item()
