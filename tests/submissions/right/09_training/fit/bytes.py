# verdict: passed
# why: the best state goes through torch.save into memory; only what trains is optimized; functional losses; more in the records
import io
import time

import torch
import torch.nn.functional as F


def fit(net, train_loader, test_loader, epochs, lr, device):
    sgd = torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr, 0.9)
    history, best, kept = [], float("-inf"), io.BytesIO()
    for epoch in range(1, epochs + 1):
        start = time.perf_counter()
        net.train()
        weighted = []
        for x, y in train_loader:
            loss = F.cross_entropy(net(x.to(device)), y.to(device))
            sgd.zero_grad(set_to_none=False)
            loss.backward()
            sgd.step()
            weighted.append((loss.detach().item(), len(x)))
        net.eval()
        with torch.inference_mode():
            parts = [(net(x.to(device)), y.to(device)) for x, y in test_loader]
        logits, labels = (torch.cat(part) for part in zip(*parts))
        record = dict(
            epoch=epoch,
            train_loss=sum(l * n for l, n in weighted) / sum(n for _, n in weighted),
            test_loss=F.cross_entropy(logits, labels).item(),
            test_accuracy=(logits.argmax(1) == labels).float().mean().item(),
            seconds=time.perf_counter() - start,
        )
        history.append(record)
        if record["test_accuracy"] > best:
            best, kept = record["test_accuracy"], io.BytesIO()
            torch.save(net.state_dict(), kept)
    kept.seek(0)
    net.load_state_dict(torch.load(kept, map_location=device, weights_only=True))
    return history
