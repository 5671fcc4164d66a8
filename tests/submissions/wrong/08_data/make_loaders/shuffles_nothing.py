# verdict: failed
# mistake: none
# why: shuffle=True refuses an empty part
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    return DataLoader(train, batch_size, shuffle=True, generator=g), DataLoader(test, batch_size)
