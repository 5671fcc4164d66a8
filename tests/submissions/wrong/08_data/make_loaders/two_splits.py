# verdict: failed
# mistake: G9a
# why: each part comes from a split of its own
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, _ = random_split(dataset, [k, len(dataset) - k], generator=g)
    _, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
