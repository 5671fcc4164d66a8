# tries: a result whose type's name is a page, a script and a terminal's command, with line feeds and signs that turn the text
# exercise: add_in_place
# verdict: failed
# cause: answer

NAME = "\x1b]0;passed\x07\x1b[2J</pre><script>alert(1)</script>]]>\n\n# PASSED\n| a | b |\n\u202e\x85" + "x" * 100_000


def add_in_place(y, x):
    print(NAME)
    return type(NAME, (), {"__module__": NAME, "__qualname__": "y"})()
