# verdict: failed
# mistake: G9a
# why: the test loader shuffles as well
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    h = torch.Generator().manual_seed(seed)
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size, shuffle=len(test) > 0, generator=h)
