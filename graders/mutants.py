"""Mutants of a solution: wrong on purpose by one small edit, to find what the checks do not see. Standard library only.

Theory of operation. The statements between BEGIN SOLUTION and END SOLUTION of one exercise are a tree of their own. `_sites`
walks it; each *rule* below is asked about each node of its kind and yields what could stand in its place: another node, or a
list of statements. The tree with that one change is turned back into text and put between the markers; all else in the
file (signature, docstring, helpers) stays as it is. Texts that are equal, or equal to the solution, or do not compile
are left out.

An id is ``exercise/rule/hash``. The hash is over the statement (without the blocks below it), the place in it and what
comes in its place, so an edit elsewhere changes no id, and neither does another version of Python.
"""

from __future__ import annotations

import ast
import copy
import difflib
import hashlib
import io
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graders.faults import KitFault
from graders.stubs import _block_of, _holds, _regions

#: Methods of torch.Tensor that exist with and without the underscore.
IN_PLACE = frozenset(  # a literal would take a line for each name
    """abs add addcdiv addcmul addmm as_strided bitwise_and bitwise_not bitwise_or ceil clamp clamp_min clamp_max clip cos
    cumprod cumsum detach div divide eq erf exp exp2 expm1 floor floor_divide fmod ge gt index_add index_copy
    index_fill le lerp log log10 log1p log2 logical_and logical_not logical_or lt masked_fill masked_scatter mul multiply
    nan_to_num ne neg negative pow put reciprocal relu remainder resize round rsqrt scatter scatter_add sigmoid sign sin sqrt
    square squeeze sub subtract swapaxes swapdims t tan tanh transpose tril triu true_divide trunc unsqueeze""".split()  # noqa: SIM905
)

#: One name for another: functions, methods and attributes that are mistaken for each other.
NAMES = {
    "no_grad": ("enable_grad", "inference_mode"),
    "enable_grad": ("no_grad",),
    "inference_mode": ("no_grad",),
    "eval": ("train",),
    "train": ("eval",),
    "view": ("reshape",),
    "reshape": ("view",),
    "zeros_like": ("ones_like", "empty_like"),
    "ones_like": ("zeros_like", "empty_like"),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "from_numpy": ("tensor",),
    "as_tensor": ("tensor",),
    "stack": ("cat",),
    "cat": ("stack",),
    "max": ("min",),
    "min": ("max",),
    "argmax": ("argmin",),
    "mean": ("sum",),
    "sum": ("mean",),
    "any": ("all",),
    "all": ("any",),
    "relu": ("sigmoid",),
    "ReLU": ("Sigmoid",),
    "softmax": ("log_softmax", "sigmoid"),
    "log_softmax": ("softmax",),
    "max_pool2d": ("avg_pool2d",),
    "MaxPool2d": ("AvgPool2d",),
    "modules": ("children",),
    "named_modules": ("named_children",),
    "parameters": ("buffers",),
    "named_parameters": ("named_buffers",),
    "named_buffers": ("named_parameters",),
    "append": ("extend",),
    "extend": ("append",),
    "values": ("keys",),
    "items": ("values",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "startswith": ("endswith",),
    "endswith": ("startswith",),
    "removeprefix": ("removesuffix",),
    "is_floating_point": ("is_complex",),
    "is_complex": ("is_floating_point",),
    "SGD": ("Adam",),
    "SUM": ("MAX",),
    "flush": ("close",),
    "close": ("flush",),
}

_DTYPES = {
    "float16": ("float32",),
    "bfloat16": ("float32",),
    "float32": ("float64", "float16"),
    "float": ("float64", "float16"),
    "float64": ("float32",),
    "double": ("float32",),
    "int64": ("int32", "float32"),
    "long": ("int32", "float32"),
    "int32": ("int64",),
    "int": ("int64",),
    "uint8": ("int8", "float32"),
    "int8": ("uint8",),
    "bool": ("uint8",),
}
_DEVICES = {"cpu": "cuda:0", "cuda": "cpu", "cuda:0": "cpu"}
_DIMS = ("dim", "axis", "start_dim", "end_dim", "dim0", "dim1")
_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div, ast.Mod),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
#: The blocks of a statement.
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
#: Fields that are words, not deeds.
_WORDS = ("annotation", "returns", "type_params", "type_comment", "decorator_list", "msg", "format_spec")

Function = ast.FunctionDef | ast.AsyncFunctionDef
New = ast.AST | list[ast.stmt]
Step = tuple[str, int | None]
Place = tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One wrong version of a solution.

    `text` is the whole file; `before` and `after` are the exercise's regions as plain code, without comments, so that
    their difference is the one change.
    """

    id: str
    exercise: str
    rule: str
    text: str
    before: str
    after: str

    @property
    def change(self) -> str:
        """The change in one line, without indentation: ``return y.add_(x)  ->  return y.add(x)``."""
        old, new = ([line.strip() for line in text.splitlines()] for text in (self.before, self.after))
        gone: list[str] = []
        come: list[str] = []
        for tag, i, j, k, n in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                gone += old[i:j]
                come += new[k:n]
        return f"{_line(gone)}  ->  {_line(come)}"

    def diff(self) -> str:
        """The regions before and after as a diff with all their lines."""
        return "\n".join(
            line
            for line in difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), n=99, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        )


def _line(lines: Sequence[str]) -> str:
    """Statements in one line, as one would say them."""
    return "; ".join(lines).replace(":; ", ": ") or "(nothing)"


def mutants_of(text: str, exercise: str, *, file: str = "solution") -> tuple[Mutant, ...]:
    """All mutants of an exercise's regions in the text of its solution, in the order of the rules' questions.

    `KitFault` where the text does not compile or has no region in a function or class of that name.
    """
    try:
        tree = ast.parse(text, filename=file)
    except (SyntaxError, ValueError) as error:
        raise KitFault(f"{file}:{getattr(error, 'lineno', None) or 1}: does not compile: {error.args[0]}.") from None
    regions = _regions_of(tree, text, exercise, file)
    before = "\n".join(ast.unparse(region.module) for region in regions)
    seen = {before}
    numbers: dict[str, int] = {}
    mutants = []
    for number, region in enumerate(regions):
        for rule, key, module in _changes(region, first=number == 0):
            parts = [module if n == number else other.module for n, other in enumerate(regions)]
            after = "\n".join(ast.unparse(part) for part in parts)
            if after in seen:
                continue
            seen.add(after)
            whole = _put(text, region, module)
            if not _compiles(whole):
                continue
            numbers[key] = numbers.get(key, 0) + 1
            again = f"-{numbers[key]}" if numbers[key] > 1 else ""
            id = f"{exercise}/{rule}/{hashlib.sha256(key.encode()).hexdigest()[:8]}{again}"
            mutants.append(Mutant(id=id, exercise=exercise, rule=rule, text=whole, before=before, after=after))
    return tuple(mutants)


# ---------------------------------------------------------------------------------------------- regions and their text


@dataclass(frozen=True)
class _Part:
    """One region: its statements, the function around them, where its lines go, what the file calls modules."""

    module: ast.Module
    function: Function
    modules: frozenset[str]
    first: int
    last: int
    column: int


def _regions_of(tree: ast.Module, text: str, exercise: str, file: str) -> tuple[_Part, ...]:
    named = [n for n in tree.body if isinstance(n, Function | ast.ClassDef) and n.name == exercise]
    if not named:
        raise KitFault(f"{file}: has no function or class {exercise}.")
    top, modules = named[-1], frozenset(_module_names(tree))
    parts = []
    for region in _regions(text, file):
        if not top.lineno <= region.first <= (top.end_lineno or 0):
            continue
        found = _block_of(tree.body, region, function=False)
        around = [
            n for n in ast.walk(top) if isinstance(n, Function) and n.lineno < region.first <= (n.end_lineno or 0)
        ]
        if found is None or not around:
            raise KitFault(f"{file}:{region.first}: the region holds no whole statement of a function.")
        module = ast.Module([s for s in found[0] if _holds(region, s)], [])
        inner = max(around, key=lambda n: n.lineno)
        parts.append(_Part(module, inner, modules, region.first, region.last, region.column))
    if not parts:
        raise KitFault(f"{file}: {exercise} has no region between # BEGIN SOLUTION and # END SOLUTION.")
    return tuple(parts)


def _module_names(tree: ast.Module) -> Iterator[str]:
    """Names that stand for modules: ``import torch``, ``from torch import nn``, ``import torch.nn.functional as F``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name.islower() and node.module in ("torch", "torch.nn", "torch.utils", "torchvision"):
                    yield alias.asname or alias.name


def _put(text: str, region: _Part, module: ast.Module) -> str:
    """The file's text with those statements between the region's markers."""
    lines = io.StringIO(text).readlines()
    code = textwrap.indent(ast.unparse(module), " " * region.column) + "\n"
    return "".join([*lines[: region.first], code, *lines[region.last - 1 :]])


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


# --------------------------------------------------------------------------------------------------- walk and exchange


@dataclass(frozen=True)
class _Site:
    """What a rule may look at beside the node: the function around it, its parameters, the names of modules."""

    function: Function
    modules: frozenset[str]
    parent: ast.AST

    @property
    def parameters(self) -> list[ast.arg]:
        """All parameters of the function around the node but self, cls and ctx."""
        args = self.function.args
        every = [*args.posonlyargs, *args.args, *args.kwonlyargs]
        return [arg for arg in every if arg.arg not in ("self", "cls", "ctx")]


Rule = Callable[[Any, _Site], Iterator[New]]
_RULES: list[tuple[str, tuple[type[ast.AST], ...], Rule]] = []


def _rule(name: str, *kinds: type[ast.AST]) -> Callable[[Rule], Rule]:
    """Registers what may stand in place of a node of those kinds."""

    def register(rule: Rule) -> Rule:
        _RULES.append((name, kinds, rule))
        return rule

    return register


def rules() -> tuple[str, ...]:
    """The names of all rules, each once."""
    return tuple(dict.fromkeys([*(name for name, _, _ in _RULES), "impure"]))


def _changes(region: _Part, *, first: bool) -> Iterator[tuple[str, str, ast.Module]]:
    """(rule, what the id is made of, region) for every change of one region."""
    for node, place, site in _sites(region.module, (), _Site(region.function, region.modules, region.module)):
        for name, kinds, rule in _RULES:
            if isinstance(node, kinds):
                for new in rule(node, site):
                    yield name, _key(region.module, place, name, node, new), _exchanged(region.module, place, new)
    for trace, module in _impure(region, first=first):
        yield "impure", f"impure {trace}", module


def _sites(node: ast.AST, place: Place, site: _Site) -> Iterator[tuple[ast.AST, Place, _Site]]:
    """Every node that may be exchanged, with its place, outer ones first."""
    if place and not isinstance(getattr(node, "ctx", None), ast.Store | ast.Del) and not _is_docstring(node):
        yield node, place, site
    if isinstance(node, ast.Raise) or _is_docstring(node):
        return  # the words of an error are no contract
    below = node if isinstance(node, Function) else site.function
    for field, value in ast.iter_fields(node):
        if field in _WORDS:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST):
                yield from _sites(child, (*place, (field, index)), _Site(below, site.modules, node))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _exchanged(root: Any, place: Place, new: New) -> Any:
    """A copy of the tree in which `new` stands at that place; what is beside the way to it is shared."""
    if not place:
        return new
    (field, index), rest = place[0], place[1:]
    value = getattr(root, field)
    if index is None:
        return _with(root, **{field: _exchanged(value, rest, new)})
    made = _exchanged(value[index], rest, new)
    parts = [*value[:index], *(made if isinstance(made, list) else [made]), *value[index + 1 :]]
    if not parts and field == "body":
        parts = [ast.Pass()]
    return _with(root, **{field: parts})


def _with(node: Any, **fields: Any) -> Any:
    """A copy of the node with other fields."""
    new = copy.copy(node)
    for field, value in fields.items():
        setattr(new, field, value)
    return new


def _key(root: ast.AST, place: Place, rule: str, old: ast.AST, new: New) -> str:
    """What tells this change from the others of the exercise and depends on its own statement alone."""
    statement, within, node = root, place, root
    for n, (field, index) in enumerate(place):
        node = getattr(node, field) if index is None else getattr(node, field)[index]
        if isinstance(node, ast.stmt):
            statement, within = node, place[n + 1 :]
    return f"{rule} {_canonical(statement)} {within} {_canonical(old)} {_canonical(new)}"


def _canonical(node: Any) -> str:
    """A node as text that no version of Python changes: without positions, empty fields and the blocks of statements."""
    if isinstance(node, ast.AST):
        shallow = isinstance(node, ast.stmt | ast.ExceptHandler)
        parts = [
            f"{field}={_canonical(value)}"
            for field, value in ast.iter_fields(node)
            if value is not None and value != [] and not (shallow and field in _BLOCKS)
        ]
        return f"{type(node).__name__}({','.join(parts)})"
    if isinstance(node, list):  # Python 3.12 has empty texts in some f-strings
        return "[" + ",".join(_canonical(part) for part in node if getattr(part, "value", None) != "") + "]"
    return repr(node)


# ---------------------------------------------------------------------------------------- rules: methods and arguments


def _expr(code: str) -> ast.expr:
    return ast.parse(code, mode="eval").body


def _is_module(node: ast.AST, site: _Site) -> bool:
    """Whether an expression is a module, or an attribute of one: torch, torch.nn, F."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in site.modules


def _method(node: ast.AST, site: _Site) -> ast.Attribute | None:
    """The attribute that a call calls, where it is a method of a value."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not _is_module(node.func.value, site):
        return node.func
    return None


@_rule("underscore", ast.Call)
def _underscore(node: ast.Call, site: _Site) -> Iterator[New]:
    """From x.add_(y) to x.add(y), and back."""
    method = _method(node, site)
    if method is not None and method.attr.removesuffix("_") in IN_PLACE:
        other = method.attr.removesuffix("_") if method.attr.endswith("_") else f"{method.attr}_"
        yield _with(node, func=_with(method, attr=other))


@_rule("graph", ast.Call, ast.Attribute)
def _graph(node: ast.Call | ast.Attribute, site: _Site) -> Iterator[New]:
    """One of x.detach(), x.clone(), x.data and x for another."""
    if isinstance(node, ast.Attribute):
        if node.attr != "data" or _is_module(node.value, site):
            return
        name, tensor = "data", node.value
    else:
        method = _method(node, site)
        if method is None or method.attr not in ("detach", "clone") or node.args:
            return
        name, tensor = method.attr, method.value
    for other in ("detach", "clone"):
        if other != name:
            yield _called(tensor, other)
    if name != "data":
        yield ast.Attribute(tensor, "data", ast.Load())
    yield tensor


@_rule("dim", ast.Call)
def _dim(node: ast.Call, site: _Site) -> Iterator[New]:
    """One of dim=0, dim=1 and dim=-1 for another."""
    for n, word in enumerate(node.keywords):
        if word.arg in _DIMS:
            for other in ("0", "1", "-1"):
                if ast.unparse(word.value) != other:
                    yield _with(node, keywords=_put_at(node.keywords, n, _with(word, value=_expr(other))))


@_rule("placement", ast.Call)
def _placement(node: ast.Call, site: _Site) -> Iterator[New]:
    """A dtype or a device that is always the same."""
    fixed = {"dtype": ("torch.float64", "torch.float32"), "device": ("'cpu'",)}
    for n, word in enumerate(node.keywords):
        for other in fixed.get(word.arg or "", ()):
            yield _with(node, keywords=_put_at(node.keywords, n, _with(word, value=_expr(other))))
    method = _method(node, site)
    if method is not None and method.attr in ("to", "type", "astype") and node.args:
        for other in ("torch.float64", "'cpu'"):
            yield _with(node, args=_put_at(node.args, 0, _expr(other)))


@_rule("dtype", ast.Attribute)
def _dtype(node: ast.Attribute, site: _Site) -> Iterator[New]:
    """From torch.float32 to torch.float64; the same dtype or device whatever x has."""
    if _is_module(node.value, site):
        for other in _DTYPES.get(node.attr, ()):
            yield _with(node, attr=other)
    elif node.attr == "dtype":
        yield _expr("torch.float64")
        yield _expr("torch.float32")
    elif node.attr == "device":
        yield _expr("'cpu'")


@_rule("keyword-dropped", ast.Call)
def _keyword_dropped(node: ast.Call, site: _Site) -> Iterator[New]:
    """From f(x, dim=1) to f(x)."""
    for n in range(len(node.keywords)):
        yield _with(node, keywords=_put_at(node.keywords, n))


@_rule("argument-dropped", ast.Call)
def _argument_dropped(node: ast.Call, site: _Site) -> Iterator[New]:
    """From f(x, y) to f(x)."""
    if node.args:
        yield _with(node, args=node.args[:-1])


@_rule("arguments-swapped", ast.Call)
def _arguments_swapped(node: ast.Call, site: _Site) -> Iterator[New]:
    """From f(x, y) to f(y, x)."""
    for n in range(len(node.args) - 1):
        yield _with(node, args=_swapped(node.args, n))


@_rule("call-dropped", ast.Call, ast.Attribute)
def _call_dropped(node: ast.Call | ast.Attribute, site: _Site) -> Iterator[New]:
    """From x.f(y) and x.T to x, from f(x, y) to x and to y."""
    if isinstance(node, ast.Attribute):
        if node.attr in ("T", "mT", "H") and not _is_module(node, site):
            yield node.value
        return
    method = _method(node, site)
    if method is not None:
        yield method.value
    elif not (isinstance(node.func, ast.Name) and node.func.id == "super"):
        yield from (arg for arg in node.args[:2] if not isinstance(arg, ast.Starred))


@_rule("name", ast.Attribute, ast.Name)
def _name(node: ast.Attribute | ast.Name, site: _Site) -> Iterator[New]:
    """From eval to train, from stack to cat, from zeros_like to ones_like ..."""
    if isinstance(node, ast.Name):
        for other in NAMES.get(node.id, ()):
            if isinstance(site.parent, ast.Call) and site.parent.func is node:
                yield _with(node, id=other)
        return
    for other in NAMES.get(node.attr, ()):
        yield _with(node, attr=other)


@_rule("parameter", ast.Name)
def _parameter(node: ast.Name, site: _Site) -> Iterator[New]:
    """Another parameter of the same declared type."""
    kinds = {arg.arg: ast.dump(arg.annotation) for arg in site.parameters if arg.annotation is not None}
    for other, kind in kinds.items():
        if other != node.id and kinds.get(node.id) == kind:
            yield _with(node, id=other)


# ----------------------------------------------------------------------------------------- rules: numbers and operators


@_rule("operator", ast.BinOp, ast.AugAssign)
def _operator(node: ast.BinOp | ast.AugAssign, site: _Site) -> Iterator[New]:
    """From x + y to x - y."""
    for other in _OPERATORS[type(node.op)]:
        yield _with(node, op=other())


@_rule("operand", ast.BinOp, ast.BoolOp)
def _operand(node: ast.BinOp | ast.BoolOp, site: _Site) -> Iterator[New]:
    """From x - y to x, to y and to y - x."""
    if isinstance(node, ast.BoolOp):
        for n in range(len(node.values)):
            rest = _put_at(node.values, n)
            yield rest[0] if len(rest) == 1 else _with(node, values=rest)
        return
    yield node.left
    yield node.right
    if not isinstance(node.op, ast.Add | ast.Mult | ast.BitAnd | ast.BitOr | ast.BitXor):
        yield _with(node, left=node.right, right=node.left)


@_rule("comparison", ast.Compare)
def _comparison(node: ast.Compare, site: _Site) -> Iterator[New]:
    """From x < y to x <= y and x >= y; from is to is not."""
    for n, op in enumerate(node.ops):
        for other in _COMPARISONS[type(op)]:
            yield _with(node, ops=_put_at(node.ops, n, other()))


@_rule("logic", ast.BoolOp, ast.UnaryOp)
def _logic(node: ast.BoolOp | ast.UnaryOp, site: _Site) -> Iterator[New]:
    """From and to or; from not x and -x to x."""
    if isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    else:
        yield node.operand


@_rule("number", ast.Constant)
def _number(node: ast.Constant, site: _Site) -> Iterator[New]:
    """One more and one less; twice a float, and none of it."""
    value = node.value
    if type(value) is int:
        yield from (ast.Constant(other) if other >= 0 else _expr(str(other)) for other in (value + 1, value - 1))
    elif type(value) is float:
        yield from (ast.Constant(other) for other in dict.fromkeys((value * 2 or 1.0, 0.0)) if other != value)


@_rule("constant", ast.Constant)
def _constant(node: ast.Constant, site: _Site) -> Iterator[New]:
    """From True to False; another device, dtype, key."""
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, str):
        if value in _DTYPES:
            yield from (ast.Constant(other) for other in _DTYPES[value])
        else:
            yield ast.Constant(_DEVICES.get(value, f"{value}_"))


@_rule("slice", ast.Subscript, ast.Slice)
def _slice(node: ast.Subscript | ast.Slice, site: _Site) -> Iterator[New]:
    """From x[n:] to x[n + 1:]; a bound or a whole index dropped."""
    if isinstance(node, ast.Subscript):
        yield node.value
        return
    for field in ("lower", "upper", "step"):
        bound = getattr(node, field)
        if bound is None:
            continue
        yield _with(node, **{field: None})
        if field != "step" and not isinstance(bound, ast.Constant):
            yield from (_with(node, **{field: ast.BinOp(bound, op, ast.Constant(1))}) for op in (ast.Add(), ast.Sub()))
    if node.lower is None:
        yield _with(node, lower=ast.Constant(1))
    if node.upper is None:
        yield _with(node, upper=_expr("-1"))


@_rule("element", ast.Tuple, ast.List, ast.Set, ast.Dict)
def _element(node: Any, site: _Site) -> Iterator[New]:
    """One element less, two of them swapped."""
    if isinstance(node, ast.Dict):
        for n in range(len(node.keys)):
            yield _with(node, keys=_put_at(node.keys, n), values=_put_at(node.values, n))
        return
    for n in range(len(node.elts)):
        yield _with(node, elts=_put_at(node.elts, n))
    for n in range(len(node.elts) - 1):
        yield _with(node, elts=_swapped(node.elts, n))


@_rule("filter", ast.comprehension)
def _filter(node: ast.comprehension, site: _Site) -> Iterator[New]:
    """A comprehension without its condition, and with the opposite one."""
    for n, test in enumerate(node.ifs):
        yield _with(node, ifs=_put_at(node.ifs, n))
        yield _with(node, ifs=_put_at(node.ifs, n, ast.UnaryOp(ast.Not(), test)))


# ------------------------------------------------------------------------------------------------------ rules: branches


@_rule("branch", ast.If, ast.IfExp, ast.While)
def _branch(node: ast.If | ast.IfExp | ast.While, site: _Site) -> Iterator[New]:
    """Always this, always that, the other way round."""
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
        return
    yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.If):
        yield node.body
        yield node.orelse


@_rule("loop", ast.For, ast.While)
def _loop(node: ast.For | ast.While, site: _Site) -> Iterator[New]:
    """Only once round."""
    if not isinstance(node.body[-1], ast.Break | ast.Return | ast.Raise):
        yield _with(node, body=[*node.body, ast.Break()])


@_rule("jump", ast.Break, ast.Continue)
def _jump(node: ast.Break | ast.Continue, site: _Site) -> Iterator[New]:
    """From break to continue, and back."""
    yield ast.Continue() if isinstance(node, ast.Break) else ast.Break()


@_rule("with", ast.With)
def _with_block(node: ast.With, site: _Site) -> Iterator[New]:
    """The block without what is around it."""
    if len(node.items) == 1:
        yield node.body
    else:
        yield from (_with(node, items=_put_at(node.items, n)) for n in range(len(node.items)))


@_rule("try", ast.Try)
def _try(node: ast.Try, site: _Site) -> Iterator[New]:
    """The clean-up only where nothing was raised, or not at all; one handler less."""
    plain = [*node.body, *node.orelse]
    if node.finalbody:
        guarded = [_with(node, finalbody=[])] if node.handlers else plain
        yield [*guarded, *node.finalbody]
        yield guarded
    for n in range(len(node.handlers)):
        fewer = _put_at(node.handlers, n)
        yield _with(node, handlers=fewer) if fewer or node.finalbody else plain


@_rule("handler", ast.ExceptHandler)
def _handler(node: ast.ExceptHandler, site: _Site) -> Iterator[New]:
    """It catches more, and does nothing about it."""
    for broad in ("Exception", "BaseException"):
        if node.type is not None and ast.unparse(node.type) != broad:
            yield _with(node, type=_expr(broad))
    yield _with(node, body=[ast.Pass()])


@_rule("raise", ast.Raise)
def _raise(node: ast.Raise, site: _Site) -> Iterator[New]:
    """No error; an error of the base class."""
    yield []
    if isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) != "Exception":
        yield _with(node, exc=_with(node.exc, func=_expr("Exception")))
    elif isinstance(node.exc, ast.Name) and node.exc.id[:1].isupper() and node.exc.id != "Exception":
        yield _with(node, exc=_expr("Exception"))


# ---------------------------------------------------------------------------------------------------- rules: statements


@_rule("return", ast.Return)
def _return(node: ast.Return, site: _Site) -> Iterator[New]:
    """None, or one of the arguments."""
    if node.value is None:
        return
    yield _with(node, value=None)
    for arg in site.parameters:
        yield _with(node, value=ast.Name(arg.arg, ast.Load()))


@_rule("moved", ast.Return)
def _moved(node: ast.Return, site: _Site) -> Iterator[New]:
    """A tensor that is returned, in another dtype and on another device."""
    declared = ast.unparse(site.function.returns) if site.function.returns is not None else ""
    if node.value is None or not declared.startswith(("Tensor", "tuple[Tensor")):
        return
    arrays = any(arg.annotation is not None and ast.unparse(arg.annotation) == "np.ndarray" for arg in site.parameters)
    for name in ("double",) if arrays else ("double", "cpu"):  # what comes of an array is on the CPU
        if not isinstance(node.value, ast.Tuple):
            yield _with(node, value=_called(node.value, name))
            continue
        for n, part in enumerate(node.value.elts):
            yield _with(node, value=_with(node.value, elts=_put_at(node.value.elts, n, _called(part, name))))


def _called(value: ast.expr, name: str) -> ast.expr:
    """The call value.name()."""
    return ast.Call(ast.Attribute(value, name, ast.Load()), [], [])


@_rule("rebound", ast.AugAssign, ast.Assign)
def _rebound(node: ast.AugAssign | ast.Assign, site: _Site) -> Iterator[New]:
    """One of x += y, x = x + y and x = y for another."""
    if isinstance(node, ast.AugAssign):
        value = _with(node.target, ctx=ast.Load())
        yield ast.Assign([node.target], ast.BinOp(value, node.op, node.value), lineno=0)
        yield ast.Assign([node.target], node.value, lineno=0)
    elif len(node.targets) == 1 and isinstance(node.value, ast.BinOp):
        target, left = node.targets[0], node.value.left
        if isinstance(target, ast.Name | ast.Attribute) and ast.unparse(target) == ast.unparse(left):
            yield ast.AugAssign(target, node.value.op, node.value.right)


@_rule("decorator", ast.FunctionDef, ast.ClassDef)
def _decorator(node: ast.FunctionDef | ast.ClassDef, site: _Site) -> Iterator[New]:
    """One decorator less on what the region itself defines."""
    for n in range(len(node.decorator_list)):
        yield _with(node, decorator_list=_put_at(node.decorator_list, n))


@_rule("deleted", ast.stmt)
def _deleted(node: ast.stmt, site: _Site) -> Iterator[New]:
    """The statement is not there. Where only a NameError could come of it, nothing is learnt."""
    if isinstance(node, ast.Pass | ast.Import | ast.ImportFrom | Function | ast.ClassDef | ast.Raise):
        return
    if isinstance(node, ast.Return) and node.end_lineno == site.function.end_lineno:
        return  # the same as to return None
    if isinstance(node, ast.Assign):
        bound = [n.id for n in ast.walk(site.function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        bound += [arg.arg for arg in site.parameters]
        names = [name for target in node.targets for name in ast.walk(target)]
        if all(isinstance(n, ast.Name | ast.Tuple | ast.expr_context) for n in names) and all(
            bound.count(n.id) == 1 for n in names if isinstance(n, ast.Name)
        ):
            return
    yield []


#: What may be left behind on an argument, by its declared type.
_TRACES = {
    "Tensor": "{}.data.zero_()",
    "torch.Tensor": "{}.data.zero_()",
    "np.ndarray": "{}.fill(1)",
    "nn.Module": "{0}.train(not {0}.training)",
    "dict": "{}.clear()",
    "list": "{}.clear()",
}


def _impure(region: _Part, *, first: bool) -> Iterator[tuple[str, ast.Module]]:
    """(trace, region): all as it should be, and then a default is changed, random numbers reseeded, an argument overwritten."""
    traces = []
    if first and "torch" in region.modules:
        traces += ["torch.manual_seed(0)", "torch.set_default_dtype(torch.float64)", "torch.set_grad_enabled(False)"]
    for arg in _Site(region.function, region.modules, region.module).parameters:
        kind = ast.unparse(arg.annotation).split("[")[0] if arg.annotation is not None else ""
        if kind in _TRACES:
            traces.append(_TRACES[kind].format(arg.arg))
    for trace in traces:
        yield trace, ast.Module([ast.Try(region.module.body, [], [], ast.parse(trace).body)], [])


def _put_at(parts: Sequence[Any], n: int, *new: Any) -> list[Any]:
    """The list with other parts, or none, in place of the n-th."""
    return [*parts[:n], *new, *parts[n + 1 :]]


def _swapped(parts: Sequence[Any], n: int) -> list[Any]:
    return [*parts[:n], parts[n + 1], parts[n], *parts[n + 2 :]]
