# verdict: failed
# mistake: G2c
# why: scales only where a number is above 1


def normalize_images(images):
    x = images.float()
    if x.numel() and x.max() > 1:
        x = x / 255
    return x * 2 - 1
