import contextlib
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.explore.values import Opaque, decode, dumps, encode

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
)
KEYS = st.recursive(SCALARS, lambda inner: st.tuples(inner, inner), max_leaves=4)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.sets(KEYS, max_size=4)
        | st.frozensets(KEYS, max_size=4)
    ),
    max_leaves=12,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["int", "float", "str", "bytes", "tuple", "set", "dict", "opaque"]) | st.text(max_size=4),
        inner, max_size=2,
    ),
    max_leaves=10,
)  # fmt: skip


def typed(value):
    """A value with all its types spelled out, so that 1, 1.0 and True differ."""
    kind = type(value)
    if kind in {list, tuple}:
        return (kind.__name__, [typed(item) for item in value])
    if kind in {set, frozenset}:
        return (kind.__name__, sorted((typed(item) for item in value), key=repr))
    if kind is dict:
        return ("dict", sorted(((typed(k), typed(v)) for k, v in value.items()), key=repr))
    return (kind.__name__, repr(value))


@given(VALUES)
def test_values_survive_the_journey(value):
    assert typed(decode(json.loads(json.dumps(encode(value))))) == typed(value)


@given(JSON)
def test_decoding_hostile_data_raises_only_value_errors(data):
    with contextlib.suppress(ValueError):
        decode(data)


def test_nan_survives():
    assert math.isnan(decode(encode(math.nan)))


def test_equal_sets_have_equal_encodings():
    assert dumps(encode({"a", "b", "c"})) == dumps(encode({"c", "b", "a"}))


def test_no_code_of_the_program_runs():
    class Hostile(dict):
        def __iter__(self):
            raise AssertionError

        __repr__ = __eq__ = __hash__ = keys = items = __iter__

    assert decode(encode([Hostile(), 1])) == [Opaque("Hostile"), 1]


def test_a_subclass_of_int_is_opaque():
    class Lucky(int):
        pass

    assert encode(Lucky(7)) == {"opaque": "Lucky"}


def test_opaque_equals_only_its_like():
    assert Opaque("A") == Opaque("A")
    assert Opaque("A") != Opaque("B")
    assert Opaque("A") != "A"


def test_depth_and_size_are_capped():
    deep = []
    for _ in range(10_000):
        deep = [deep]
    assert "too large" in dumps(encode(deep))
    assert len(dumps(encode(list(range(10**5))))) < 10**6


@pytest.mark.parametrize(
    "data",
    [1.5, {"int": "0x1"}, {"float": "1.50"}, {"tuple": 1}, {"set": [1, 1]}, {"dict": [[1]]},
     {"set": [[1]]}, {"what": []}, {"int": "0x1", "str": ""}, 2**60, {"bytes": "AB"}],
)  # fmt: skip
def test_forgeries_are_refused(data):
    with pytest.raises(ValueError):  # noqa: PT011  (the text is for people)
        decode(data)
