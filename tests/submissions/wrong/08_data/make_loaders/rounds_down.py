# verdict: failed
# mistake: none
# says: belong there
# why: int() instead of round()
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = int(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
