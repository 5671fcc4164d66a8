# tries: a source that takes the compiler down
# exercise: add_in_place
# verdict: failed
# cause: import|crash
# neighbour: failed
code = "(" * 100_000 + ")" * 100_000
exec(compile(code, "brackets", "exec"))
