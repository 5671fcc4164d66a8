# verdict: failed
# mistake: none
# says: belong there
# why: lets random_split round
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    train, test = random_split(dataset, [train_fraction, 1 - train_fraction], generator=g)
    return DataLoader(train, batch_size, shuffle=len(train) > 0, generator=g), DataLoader(test, batch_size)
