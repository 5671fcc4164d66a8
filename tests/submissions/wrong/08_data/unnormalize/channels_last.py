# verdict: failed
# why: brings channels to the end for plots
def unnormalize(images):
    images = images / 2 + 0.5
    return images.permute(*range(1, images.ndim), 0) if images.ndim else images
