"""Says which changes a mutant can make to one node of a syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from copy import deepcopy

Change = tuple[str, ast.AST]

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
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
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}
# What a member of an enumeration is taken for; members not listed are taken for the first one.
_MEMBERS = {
    "Verdict": ("UNVERIFIED", "PARTIAL"),
    "Outcome": ("CONFLICT", "NOTE"),
    "Severity": ("NOTE", "ERROR"),
    "Rating": ("TRUE", "FALSE"),
    "QuantityKind": ("CARDINAL", "PERCENT"),
    "Bound": ("PLAIN", "ABOUT"),
    "Tie": ("SAME", "ANTONYM"),
    "Relation": ("SAME", "ANTONYM"),
    "NameKind": ("PERSON", "PLACE"),
}
_TAKING_WORDS = {
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
    "get",
    "split",
    "pattern",
}
_TESTS = (ast.Call, ast.Name, ast.Attribute, ast.Subscript, ast.NamedExpr)


def changes_of(node: ast.AST, parents: Sequence[ast.AST], field: str) -> Iterator[Change]:
    """Yields what may be put in the place of a node, each with the kind of the change."""
    if isinstance(node, ast.stmt):
        yield from _of_statement(node, parents)
    elif isinstance(node, ast.expr):
        yield from _of_expression(node)
        yield from _of_constant(node, parents, field)
        if field in ("test", "ifs") and isinstance(node, _TESTS):
            yield "condition", ast.UnaryOp(ast.Not(), deepcopy(node))


def _of_statement(node: ast.stmt, parents: Sequence[ast.AST]) -> Iterator[Change]:
    within = any(isinstance(parent, ast.FunctionDef) for parent in parents)
    match node:
        case ast.Break():
            yield "loop", ast.Continue()
        case ast.Continue():
            yield "loop", ast.Break()
        case ast.Return(value=value) if value is not None and not _is_nothing(value):
            yield "result", ast.Return(ast.Constant(None))
        case ast.Assign(value=value) if within and not _is_nothing(value):
            yield "value", ast.Assign(node.targets, ast.Constant(None))
        case ast.AugAssign(op=op) if type(op) in _COMPUTED:
            yield "arithmetic", ast.AugAssign(node.target, _COMPUTED[type(op)](), node.value)
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "statement", ast.Pass()


def _of_expression(node: ast.expr) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                for other in _COMPARED[type(op)]:
                    changed = [other() if at == place else one for at, one in enumerate(ops)]
                    yield "comparison", ast.Compare(node.left, changed, node.comparators)
        case ast.BoolOp(op=op):
            other_op = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and, or", ast.BoolOp(other_op, node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield "not", node.operand
        case ast.BinOp(op=op) if type(op) in _COMPUTED:
            yield "arithmetic", ast.BinOp(node.left, _COMPUTED[type(op)](), node.right)
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            called = ast.Name(_CALLED[name], ast.Load())
            yield "any, all", ast.Call(called, node.args, node.keywords)
        case ast.Attribute(value=ast.Name(id=name), attr=member) if name in _MEMBERS:
            first, second = _MEMBERS[name]
            taken = second if member == first else first
            yield "member", ast.Attribute(node.value, taken, ast.Load())


def _of_constant(node: ast.expr, parents: Sequence[ast.AST], field: str) -> Iterator[Change]:
    match node:
        case ast.Constant(value=bool() as value):
            yield "truth", ast.Constant(not value)
        case ast.Constant(value=int() | float() as number):
            yield "number", ast.Constant(number + 1)
        case ast.Constant(value=str() as text) if _is_told_apart(text, parents, field):
            yield "word", ast.Constant(f"XX{text}")


def _is_told_apart(text: str, parents: Sequence[ast.AST], field: str) -> bool:
    """Says whether anything is decided by a word; what is only shown, is not."""
    parent = parents[-1]
    match parent:
        case ast.Compare() | ast.Subscript():
            return True
        case ast.Dict():
            return field == "keys"
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return field == "args" and name in _TAKING_WORDS and parent.args[0:1] != []
        case ast.Set() | ast.Tuple() | ast.List():
            within = any(isinstance(one, ast.FunctionDef) for one in parents)
            return not (within and " " in text)
        case ast.Return():
            return " " not in text
        case _:
            return False


def _is_nothing(node: ast.expr) -> bool:
    """Says whether a value is as good as None wherever it is asked for its truth."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)
