"""Durable-rules, the plain engine and the runner are held to a naive reading of random " "conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogvakt_rules.compiler import compile_program
from dialogvakt_rules.condition import (
    AllOf,
    AnyOf,
    Compared,
    Condition,
    CountOf,
    FactCondition,
    Join,
    NoneOf,
    OneOf,
    Pattern,
    Test,
    family,
)
from dialogvakt_rules.durableengine import DurableEngine
from dialogvakt_rules.engine import Firing
from dialogvakt_rules.fact import Attribute, Fact
from dialogvakt_rules.plain import PlainEngine
from dialogvakt_rules.program import Program, TooManyConjunctionsError
from dialogvakt_rules.standins import StandIns

KINDS = ("acute", "value", "topic")
WORDS = ("red", "green", "blåbær", "true")
NUMBERS = (0, 1, 2, 2.5, 3, 3.0, 0.1, 6.2, -1, 40.0, 0.000001, 999_999_999.5)
PER_SESSION = 40

words = st.sampled_from(WORDS)
numbers = st.sampled_from(NUMBERS)
one_of: st.SearchStrategy[Test] = st.one_of(
    st.builds(
        lambda name, op, values: OneOf(name, op, tuple(values)),
        st.sampled_from(("label", "who", "kind")),
        st.sampled_from(("is", "not")),
        st.lists(words, min_size=1, max_size=3, unique=True),
    ),
    st.builds(lambda value: OneOf("flag", "is", (value,)), st.booleans()),
    st.builds(lambda op, value: OneOf("number", op, (value,)), st.sampled_from(("is", "not")), numbers),
)
compared: st.SearchStrategy[Test] = st.builds(
    Compared, st.just("number"), st.sampled_from(("below", "above", "at-least", "at-most")), numbers
)
patterns = st.builds(
    lambda kind, tests: Pattern(kind, tuple(tests)),
    st.sampled_from(KINDS),
    st.lists(st.one_of(one_of, compared), max_size=3),
)
plain_facts: st.SearchStrategy[Condition] = st.builds(FactCondition, patterns)
absences: st.SearchStrategy[Condition] = st.lists(patterns, min_size=1, max_size=2).map(
    lambda found: NoneOf(tuple(found))
)
counts: st.SearchStrategy[Condition] = st.builds(
    lambda pattern, operator, limit, distinct: CountOf(pattern, (Compared("count", operator, limit),), distinct),
    patterns,
    st.sampled_from(("at-least", "at-most", "below", "above")),
    st.integers(0, 4),
    st.sampled_from((None, None, "label", "number", "flag")),
)


@st.composite
def joined(draw: st.DrawFn) -> Condition:
    """Two or three facts of which the later are compared with earlier ones."""
    parts: list[Condition] = [FactCondition(draw(patterns), (), "p0")]
    for at in range(1, draw(st.integers(2, 3))):
        attribute = draw(st.sampled_from(("label", "who", "number", "flag")))
        join = Join(attribute, draw(st.sampled_from(("same-as", "differs-from"))), f"p{at - 1}", attribute)
        parts.append(FactCondition(draw(patterns), (join,), f"p{at}"))
    return AllOf(tuple(parts))


conditions: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(plain_facts, plain_facts, absences, counts),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
    ),
    max_leaves=5,
)
rule_conditions = st.one_of(conditions, conditions, joined())


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """The facts of one draft, some of them alike."""
    found = []
    for at in range(draw(st.integers(0, 7))):
        attributes: dict[str, Attribute] = {}
        if draw(st.booleans()):
            attributes["who"] = draw(st.one_of(words, st.just("a word no rule knows \ud800"), st.just(2)))
        if draw(st.booleans()):
            attributes["number"] = draw(st.one_of(numbers, st.just(float("nan")), st.just(True), st.just("2")))
        if draw(st.booleans()):
            attributes["flag"] = draw(st.one_of(st.booleans(), st.just(1)))
        if draw(st.booleans()):
            attributes["kind"] = draw(words)
        kind = draw(st.sampled_from((*KINDS, "unheard-of")))
        found.append(Fact(str(at), kind, draw(words), attributes, draw(st.integers(1, 3))))
    return found


def naive(
    condition: Condition, found: Sequence[Fact]
) -> Iterator[tuple[frozenset[str], dict[str, Fact], frozenset[str]]]:
    """Every way to fulfil a condition: the facts used up, the names given, the facts counted."""
    nothing: frozenset[str] = frozenset()
    match condition:
        case FactCondition(pattern, _, name):
            for fact in found:
                if pattern.holds(fact):
                    yield frozenset({fact.id}), {name: fact} if name else {}, nothing
        case NoneOf(unwanted):
            if not any(pattern.holds(fact) for pattern in unwanted for fact in found):
                yield nothing, {}, nothing
        case CountOf(pattern, limits, distinct):
            counted = [fact for fact in found if pattern.holds(fact)]
            values = {(family(v), v) for fact in counted if distinct and (v := fact.get(distinct)) is not None}
            total = len(values) if distinct else sum(fact.times for fact in counted)
            if all(limit.accepts(total) for limit in limits):
                yield nothing, {}, frozenset(fact.id for fact in counted)
        case AnyOf(parts):
            for part in parts:
                yield from naive(part, found)
        case AllOf(parts):
            yield from naive_all(parts, found)


def naive_all(
    parts: Sequence[Condition], found: Sequence[Fact]
) -> Iterator[tuple[frozenset[str], dict[str, Fact], frozenset[str]]]:
    """Every way to fulfil all parts with different facts."""
    if not parts:
        yield frozenset(), {}, frozenset()
        return
    for used, names, counted in naive_all(parts[:-1], found):
        for more, new, also in naive(parts[-1], found):
            if not used & more and joins_hold(parts[-1], new, names):
                yield used | more, names | new, counted | also


def joins_hold(part: Condition, new: Mapping[str, Fact], names: Mapping[str, Fact]) -> bool:
    """Whether the joins of a fact condition hold."""
    if not isinstance(part, FactCondition):
        return True
    return all(join.holds(new[part.name or ""], names[join.name]) for join in part.joins)


def expected(rules: Mapping[str, Condition], found: Sequence[Fact]) -> list[Firing]:
    """What the conditions say, read naively."""
    result = set()
    for code, condition in rules.items():
        for used, _, counted in naive(condition, found):
            result.add(Firing(code, tuple(fact.id for fact in found if fact.id in used | counted)))
    return sorted(result)


def by_rule(firings: Sequence[Firing]) -> dict[str, set[str]]:
    """All facts that took part in each rule."""
    result: dict[str, set[str]] = {}
    for firing in firings:
        result.setdefault(firing.rule, set()).update(firing.facts)
    return result


def with_stand_ins(program: Program, found: Sequence[Fact]) -> dict[str, set[str]]:
    """What the runner does around an engine."""
    chosen = StandIns(program).chosen(found)
    firings = PlainEngine(program).run([fact for fact, _ in chosen.values()])
    return {
        rule: {name for stand_in in names for name in chosen[stand_in][1]} for rule, names in by_rule(firings).items()
    }


serial = count()


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(rule_conditions, min_size=1, max_size=12), st.lists(facts(), min_size=1, max_size=8))
def test_engines_give_the_same_firings_as_a_naive_reading(found: list[Condition], drafts: list[list[Fact]]) -> None:
    rules = {f"r{at}": condition for at, condition in enumerate(found)}
    try:
        program = compile_program(f"random-{next(serial)}", rules.items())
    except TooManyConjunctionsError:
        return
    plain, durable = PlainEngine(program), DurableEngine(program)
    for draft in drafts:
        want = expected(rules, draft)
        assert plain.run(draft) == want
        assert durable.run(draft) == want
        assert with_stand_ins(program, draft) == by_rule(want)
