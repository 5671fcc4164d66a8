# verdict: failed
# why: contiguous() is a copy where out is permuted or sliced, and out itself stays as it was.
def add_into(x, y, out):
    packed = out.contiguous()
    packed.copy_(x + y)
    return out
