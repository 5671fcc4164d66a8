# verdict: failed
# mistake: none
# why: an array for plots
def unnormalize(images):
    return (images / 2 + 0.5).float().cpu().numpy()
