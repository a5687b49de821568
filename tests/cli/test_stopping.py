"""Stopping on request, also where a library makes an error of its own of the interrupt."""

from __future__ import annotations

import os
import signal

import pytest
from pydantic import BaseModel, field_serializer

from counterclaim.cli.stopping import ends_on_request, stoppable


class _Interrupted(BaseModel):
    """Its writing as JSON is interrupted, as by Ctrl-C at that moment."""

    text: str = ""

    @field_serializer("text")
    def write(self, text: str) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_is_an_interrupt(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), ends_on_request():
        os.kill(os.getpid(), number)
    assert signal.getsignal(number) is before


def test_an_interrupt_that_a_library_wraps_stays_one() -> None:
    with pytest.raises(KeyboardInterrupt), ends_on_request(), stoppable():
        _Interrupted().model_dump_json()


def test_other_errors_are_what_they_are() -> None:
    with pytest.raises(KeyboardInterrupt), ends_on_request(), stoppable():
        _Interrupted().model_dump_json()
    with pytest.raises(ZeroDivisionError), ends_on_request(), stoppable():
        _ = 1 / 0
