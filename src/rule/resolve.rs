//! Names to slots, types checked.

use super::error::{Fault, known};
use super::label::Sorts;
use super::pattern::{Pattern, Slot, edge_kind};
use super::syntax::{Ast, AstKind};
use super::typed::{Expr, ExprKind, Function, Op, Prop, Type};
use crate::value::{Dimension, Unit};

/// Resolves an expression against the variables of `pattern`.
pub(super) fn resolve(ast: Ast, pattern: &Pattern) -> Result<Expr, Fault> {
    let at = ast.at;
    let expr = |kind, ty| Expr { kind, ty, at: at.clone() };
    Ok(match ast.kind {
        AstKind::Literal(kind) => {
            let ty = match kind {
                ExprKind::Date(..) => Type::Date,
                ExprKind::Length(..) => Type::Duration,
                _ => Type::Number,
            };
            expr(kind, ty)
        }
        AstKind::Name(name) => match name.as_str() {
            "true" | "false" => expr(ExprKind::Bool(name == "true"), Type::Bool),
            "published" => expr(ExprKind::Published, Type::Date),
            _ => {
                let (slot, ty) = variable(&name, pattern, at.clone())?;
                expr(ExprKind::Var(slot), ty)
            }
        },
        AstKind::Prop(name, prop) => property(&name, &prop, pattern, at)?,
        AstKind::Neg(inner) => {
            let inner = wanted(resolve(*inner, pattern)?, Type::Number)?;
            expr(ExprKind::Neg(Box::new(inner)), Type::Number)
        }
        AstKind::Not(inner) => {
            let inner = wanted(resolve(*inner, pattern)?, Type::Bool)?;
            expr(ExprKind::Not(Box::new(inner)), Type::Bool)
        }
        AstKind::Binary(op, left, right) => {
            let (left, right) = (resolve(*left, pattern)?, resolve(*right, pattern)?);
            let ty = operator(op, &left, &right, &at)?;
            expr(ExprKind::Binary(op, Box::new(left), Box::new(right)), ty)
        }
        AstKind::Call(name, args) => call(&name, args, pattern, at)?,
        AstKind::Exists(name, kind, leaves, all) => {
            let (slot, _) = variable(&name, pattern, at.clone())?;
            let kind = edge_kind(&kind, at.clone())?;
            let (from, to) = Sorts::ends(kind);
            let end = if leaves { from } else { to };
            if pattern.slots.get(slot).and_then(Slot::sorts).is_some_and(|sorts| !sorts.meet(end)) {
                let does = if leaves { "leaves" } else { "enters" };
                let message = format!("no {} edge {does} such a node", kind.name());
                return Err(Fault::new(at, message, "this is never so"));
            }
            expr(ExprKind::Exists(slot, kind, leaves, all), Type::Bool)
        }
    })
}

fn variable(name: &str, pattern: &Pattern, at: std::ops::Range<usize>) -> Result<(usize, Type), Fault> {
    let slot = pattern.find(name).and_then(|slot| Some((slot, pattern.slots.get(slot)?.value_type())));
    slot.ok_or_else(|| {
        let mut names: Vec<&str> = pattern.slots.iter().filter_map(|s| s.name.as_deref()).collect();
        names.push("published");
        Fault::new(at, format!("no variable “{name}” in the match"), known("variables", name, &names))
    })
}

fn property(name: &str, prop: &str, pattern: &Pattern, at: std::ops::Range<usize>) -> Result<Expr, Fault> {
    let (slot, ty) = variable(name, pattern, at.clone())?;
    let Some(found) = Prop::from_name(prop) else {
        return Err(Fault::new(at, format!("no property “{prop}”"), known("properties", prop, Prop::NAMES)));
    };
    let (needs, gives) = found.types();
    let any_node = pattern.slots.get(slot).is_some_and(|s| s.labels.is_empty());
    let fits =
        needs.is_none_or(|needs| ty.is(needs) || any_node || found == Prop::Away && ty == Type::Duration);
    if fits {
        return Ok(Expr { kind: ExprKind::Prop(slot, found), ty: gives, at });
    }
    let needs = needs.map_or("a node", Type::name);
    let help = format!("{name} is {}", ty.name());
    Err(Fault::new(at, format!("“.{prop}” is a property of {needs}"), help))
}

fn wanted(expr: Expr, ty: Type) -> Result<Expr, Fault> {
    if expr.ty.is(ty) {
        return Ok(expr);
    }
    let message = format!("expected {}, found {}", ty.name(), expr.ty.name());
    Err(Fault::new(expr.at, message, ""))
}

fn operator(op: Op, left: &Expr, right: &Expr, at: &std::ops::Range<usize>) -> Result<Type, Fault> {
    let (l, r) = (left.ty, right.ty);
    let fault = |help: &str| {
        let message = format!("“{}” does not go between {} and {}", op.sign(), l.name(), r.name());
        Err(Fault::new(at.clone(), message, help))
    };
    let units = written_unit(left).zip(written_unit(right));
    if let (Some((a, b)), false) = (units, matches!(op, Op::Mul | Op::Div))
        && !goes_with(a, b)
    {
        let message = format!("“{}” does not go between {} and {}", op.sign(), a.symbol(), b.symbol());
        return Err(Fault::new(at.clone(), message, "both sides must be of one kind of unit"));
    }
    match op {
        Op::And | Op::Or if l == Type::Bool && r == Type::Bool => Ok(Type::Bool),
        Op::And | Op::Or => fault("it joins two conditions"),
        Op::Eq | Op::Ne if l == r && l != Type::Thing => Ok(Type::Bool),
        _ if op.compares() && l != Type::Bool && l.is(r) && l != Type::Thing => Ok(Type::Bool),
        _ if op.compares() => fault("both sides must be of one type"),
        Op::Sub if l == Type::Date && r == Type::Date => Ok(Type::Duration),
        Op::Add | Op::Sub if l == Type::Date && is_length(right) => Ok(Type::Date),
        _ if l.is(Type::Number) && r.is(Type::Number) => Ok(Type::Number),
        _ => fault(
            "arithmetic needs numbers; dates can be subtracted, and a length of time written out be added to one",
        ),
    }
}

/// A length that the rule writes out: of one that copy tells it is not sure what it can mean.
fn is_length(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Length(..))
}

/// What an amount written out is in, as far as an expression shows it: nothing else can be added to
/// it or compared with it.
fn written_unit(expr: &Expr) -> Option<Unit> {
    match &expr.kind {
        ExprKind::Amount(_, unit) => Some(*unit),
        ExprKind::Neg(inner) => written_unit(inner),
        ExprKind::Binary(Op::Add | Op::Sub, a, b) => written_unit(a).or_else(|| written_unit(b)),
        _ => None,
    }
}

fn goes_with(a: Unit, b: Unit) -> bool {
    match (a, b) {
        (Unit::Physical(a), Unit::Physical(b)) => {
            a.symbol == b.symbol || a.dimension == b.dimension && a.dimension != Dimension::Other
        }
        _ => a == b,
    }
}

fn call(name: &str, args: Vec<Ast>, pattern: &Pattern, at: std::ops::Range<usize>) -> Result<Expr, Fault> {
    let Some(function) = Function::from_name(name) else {
        let help = known("functions", name, Function::NAMES);
        return Err(Fault::new(at, format!("no function “{name}”"), help));
    };
    let (wants, gives) = function.signature();
    let many = matches!(function, Function::Min | Function::Max);
    if args.len() != wants.len() && !many {
        let message = format!("{name} takes {} arguments, found {}", wants.len(), args.len());
        return Err(Fault::new(at, message, ""));
    }
    let mut typed = Vec::new();
    for (index, arg) in args.into_iter().enumerate() {
        let arg = resolve(arg, pattern)?;
        let want = wants.get(index).or(wants.last()).copied().unwrap_or(Type::Any);
        typed.push(if matches!(function, Function::Count | Function::When) {
            arg
        } else {
            wanted(arg, want)?
        });
    }
    let nested = typed.iter().any(Expr::has_aggregate);
    if nested && function.aggregates() && typed.len() == 1 {
        return Err(Fault::new(at, format!("{name} cannot stand around another sum"), ""));
    }
    let ty = gives.or(typed.first().map(|a| a.ty)).unwrap_or(Type::Any);
    Ok(Expr { kind: ExprKind::Call(function, typed), ty, at })
}
