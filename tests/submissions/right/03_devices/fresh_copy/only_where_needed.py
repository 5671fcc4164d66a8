# verdict: passed
# why: clones where the move gave x's own memory
def fresh_copy(x, device):
    moved = x.to(device)
    if moved is x:
        moved = moved.clone()
    return moved.detach()
