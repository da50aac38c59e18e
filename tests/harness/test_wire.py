from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import ProtocolError
from grader.harness import wire

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), JSON))
def test_a_frame_brings_back_its_message(message: dict[str, object]) -> None:
    data = wire.frame(message, ceiling=10**6)

    size = wire.length(data[: wire.HEADER_BYTES], ceiling=10**6)

    assert size == len(data) - wire.HEADER_BYTES
    assert wire.parse(data[wire.HEADER_BYTES :]) == message


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    with contextlib.suppress(ProtocolError):
        assert type(wire.parse(data)) is dict


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 9007199254740993}',
        b'{"a": ' + b"9" * 10_000 + b"}",
        b"[1]",
        b"1",
        b'{"a": "\xff"}',
        b'{"a": 1} trailing',
        b"[" * 100_000,
        b"",
    ],
)
def test_what_json_readers_disagree_on_is_refused(body: bytes) -> None:
    with pytest.raises(ProtocolError):
        wire.parse(body)


@pytest.mark.parametrize("header", [b"", b"0000000a", b"0000000A\n", b"-000000a\n", b"0x00000a\n"])
def test_a_header_must_have_its_exact_form(header: bytes) -> None:
    with pytest.raises(ProtocolError):
        wire.length(header, ceiling=100)


def test_the_ceiling_of_a_frame_is_exact() -> None:
    assert wire.length(b"00000064\n", ceiling=100) == 100
    with pytest.raises(ProtocolError):
        wire.length(b"00000065\n", ceiling=100)


def test_a_message_over_the_ceiling_is_not_sent() -> None:
    with pytest.raises(ProtocolError):
        wire.frame({"a": "x" * 100}, ceiling=100)


@pytest.mark.parametrize("value", [True, 1.0, "1", None, [1]])
def test_an_integer_field_takes_nothing_else(value: object) -> None:
    with pytest.raises(ProtocolError):
        wire.Fields({"n": value}, "test").integer("n")


def test_a_text_field_has_a_longest() -> None:
    fields = wire.Fields(json.loads('{"t": "abcd"}'), "test")

    assert fields.text("t", longest=4) == "abcd"
    with pytest.raises(ProtocolError):
        fields.text("t", longest=3)
