# verdict: failed
# mistake: none
# says: drawn at random
# why: cuts instead of drawing
import torch
from torch.utils.data import DataLoader, Subset


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = Subset(dataset, range(k)), Subset(dataset, range(k, len(dataset)))
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
