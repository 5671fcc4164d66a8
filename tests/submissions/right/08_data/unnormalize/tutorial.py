# verdict: passed
# why: the line of the official tutorial
def unnormalize(img):
    img = img / 2 + 0.5     # unnormalize
    return img
