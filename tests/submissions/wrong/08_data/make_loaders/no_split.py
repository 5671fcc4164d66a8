# verdict: failed
# mistake: G9a
# why: both loaders have everything
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    return DataLoader(dataset, batch_size, shuffle=True, generator=g), DataLoader(dataset, batch_size)
