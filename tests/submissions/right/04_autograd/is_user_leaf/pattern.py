# verdict: passed
# why: structural pattern matching
def is_user_leaf(t):
    match t.grad_fn:
        case None:
            return True
        case _:
            return False
