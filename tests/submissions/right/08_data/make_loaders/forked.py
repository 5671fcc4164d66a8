# verdict: passed
# why: the global generator, lent and given back; generators of its own for both loaders
import torch
from torch.utils.data import DataLoader, random_split



def make_loaders(dataset, batch_size, train_fraction, seed):
    k = round(len(dataset) * train_fraction)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        train, test = random_split(dataset, (k, len(dataset) - k))
    g1, g2 = (torch.Generator().manual_seed(seed * 2 + i) for i in range(2))
    kwargs = dict(batch_size=batch_size, drop_last=False)
    first = DataLoader(train, shuffle=True, generator=g1, **kwargs) if k else DataLoader(train, **kwargs)
    return first, DataLoader(test, generator=g2, **kwargs)
