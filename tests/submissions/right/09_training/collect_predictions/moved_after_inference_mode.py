# verdict: passed
# why: probabilities are made in inference mode and brought to the CPU after it, batch by batch
import torch
import torch.nn.functional as F


def collect_predictions(net, loader, device):
    modes = {module: module.training for module in net.modules()}
    net.eval()
    kept = []
    with torch.inference_mode():
        for x, y in loader:
            kept.append((F.softmax(net(x.to(device)), dim=-1), y))
    for module, mode in modes.items():
        module.training = mode
    probabilities = torch.cat([p.cpu() for p, _ in kept])
    return probabilities, probabilities.argmax(dim=-1), torch.cat([y.cpu() for _, y in kept])
