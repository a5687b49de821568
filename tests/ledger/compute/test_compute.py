"""What computation gives depends on what is stored and in which order, never on the number of steps or on crashes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.compute import compute
from counterclaim.ledger.compute import driver as driver_module
from counterclaim.ledger.compute import linking as linking_module
from counterclaim.ledger.compute import wiring as wiring_module
from counterclaim.ledger.compute import workers as workers_module
from counterclaim.ledger.generator import generate
from counterclaim.ledger.keys import document_key
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.linking.whole import group_accounts
from counterclaim.ledger.store import tables as t
from counterclaim.records import Reading

TABLES = (
    t.account_keys, t.document_bands, t.wire_groups, t.wire_members, t.links, t.incident_accounts, t.incident_actors,
    t.incident_places, t.incident_fields, t.ties, t.tie_claims,
)  # fmt: skip
STEPS = {"computation", "json", "digest"}  # what tells of the steps: the number of the computation, ids given up


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [made.reading for made in generate(90, seed=8)]


def state(ledger: Ledger) -> dict[str, list[str]]:
    """All that was computed, without what tells of the steps."""
    found: dict[str, list[str]] = {}
    with ledger.reads() as connection:
        for table in TABLES:
            found[table.name] = sorted(map(str, connection.execute(select(table)).all()))
        columns = [c for c in t.incidents.c if c.name not in STEPS]
        found["incidents"] = sorted(map(str, connection.execute(select(*columns)).all()))
    return found


def filled(place: str, readings: list[Reading]) -> Ledger:
    ledger = Ledger.open(place)
    list(ledger.add_many((reading, None) for reading in readings))
    return ledger


def test_adding_in_steps_gives_what_one_computation_gives(new_place: Any, readings: list[Reading]) -> None:
    with filled(new_place(), readings) as at_once, Ledger.open(new_place()) as stepwise:
        assert compute(at_once, full=True).incidents > 20
        for start, end in ((0, 40), (40, 41), (41, 43), (43, 80), (80, 90)):
            list(stepwise.add_many((reading, None) for reading in readings[start:end]))
            compute(stepwise)
        assert state(stepwise) == state(at_once)
        compute(stepwise, full=True)
        assert state(stepwise) == state(at_once)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_steps(data: st.DataObject, tmp_path_factory: Any, readings: list[Reading]) -> None:
    order = data.draw(st.permutations(readings[:40]))
    cuts = sorted(data.draw(st.sets(st.integers(1, 39), max_size=4)))
    folder = tmp_path_factory.mktemp("orders")
    with filled(str(folder / "once.db"), list(order)) as at_once, Ledger.open(str(folder / "steps.db")) as stepwise:
        compute(at_once, full=True)
        for start, end in zip([0, *cuts], [*cuts, 40], strict=True):
            list(stepwise.add_many((reading, None) for reading in order[start:end]))
            compute(stepwise)
        assert state(stepwise) == state(at_once)


def test_keys_that_grow_too_common_are_left_again(
    tmp_path: Any, readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking_module, "LARGEST", 6)
    monkeypatch.setattr(wiring_module, "LARGEST", 4)
    with filled(str(tmp_path / "a.db"), readings) as at_once, Ledger.open(str(tmp_path / "b.db")) as stepwise:
        compute(at_once, full=True)
        for start in range(0, 90, 15):
            list(stepwise.add_many((reading, None) for reading in readings[start : start + 15]))
            compute(stepwise)
        assert state(stepwise) == state(at_once)


def test_a_document_read_again_changes_only_what_hangs_on_it(place: str, readings: list[Reading]) -> None:
    with filled(place, readings) as ledger:
        compute(ledger)
        victim = max(readings, key=lambda r: len(r.claims))
        ledger.reread(victim.model_copy(update={"claims": victim.claims[:1]}))
        done = compute(ledger)
        assert done.kind == "incremental"
        assert done.documents == 1
        stepwise = state(ledger)
        compute(ledger, full=True)
        assert state(ledger) == stepwise


def test_a_ledger_groups_accounts_as_linking_does_in_memory(tmp_path: Any, readings: list[Reading]) -> None:
    with filled(str(tmp_path / "g.db"), readings) as ledger:
        compute(ledger)
        stored = sorted(tuple(sorted(i.accounts)) for i in ledger.incidents())
        assert stored == group_accounts(list(ledger.accounts()))


def test_nothing_to_do_does_nothing(place: str, readings: list[Reading]) -> None:
    with filled(place, readings[:5]) as ledger:
        compute(ledger)
        assert compute(ledger).kind == "none"


def test_a_rule_is_kept_until_another_is_given(place: str, readings: list[Reading]) -> None:
    with filled(place, readings) as ledger:
        assert compute(ledger, rule="most_informative").rule == "most_informative"
        high = {i.id: i.killed.best for i in ledger.incidents() if i.killed}
        assert compute(ledger, full=True).rule == "most_informative"
        done = compute(ledger, rule="most_conservative")
        assert (done.kind, done.rule) == ("full", "most_conservative")
        low = {i.id: i.killed.best for i in ledger.incidents() if i.killed}
        assert low.keys() == high.keys()
        assert all(low[one] <= high[one] for one in low)
        assert low != high


class Killed(BaseException):
    """What ends a process, as far as the code can see."""


@pytest.mark.parametrize("stage", ["_store", "relink", "put"])
@pytest.mark.parametrize("full", [False, True])
def test_a_computation_cut_short_is_done_again(
    place: str, readings: list[Reading], monkeypatch: pytest.MonkeyPatch, stage: str, full: bool
) -> None:
    def die(*_: object, **__: object) -> None:
        raise Killed

    where = {
        "_store": (wiring_module.Wiring, "_store"),
        "relink": (linking_module.Linking, "_put"),
        "put": (driver_module._Run, "_put"),
    }
    with filled(place, readings[:60]) as ledger:
        compute(ledger)
        list(ledger.add_many((reading, None) for reading in readings[60:]))
        with monkeypatch.context() as patch:
            patch.setattr(*where[stage], die)
            with pytest.raises(Killed):
                compute(ledger, full=full)
        assert ledger.dirty_documents()
        assert compute(ledger).kind == ("full" if full else "incremental")
        assert not ledger.dirty_documents()
        repaired = state(ledger)
        compute(ledger, full=True)
        assert state(ledger) == repaired


def test_several_processes_give_what_one_gives(
    tmp_path: Any, readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers_module, "FROM", 1)
    with filled(str(tmp_path / "a.db"), readings) as one, filled(str(tmp_path / "b.db"), readings) as two:
        compute(one, full=True, workers=1)
        compute(two, full=True, workers=2)
        assert state(two) == state(one)


def test_derived_tables_can_be_dropped_and_rebuilt(place: str, readings: list[Reading]) -> None:
    with filled(place, readings) as ledger:
        compute(ledger)
        before = state(ledger)
        with ledger.writes() as connection:
            for table in reversed(t.COMPUTED):
                connection.execute(delete(table))
        compute(ledger, full=True)
        assert state(ledger) == before


def test_only_one_computes_at_a_time(tmp_path: Any, readings: list[Reading]) -> None:
    place = str(tmp_path / "one.db")
    with filled(place, readings[:5]) as ledger, Ledger.open(place, patience=0.1) as other:
        with ledger.computing(), pytest.raises(CounterclaimError, match="E512"):
            compute(other)
        assert compute(other).kind == "full"


def test_ids_that_were_given_up_lead_to_the_incident_they_are_in(place: str) -> None:
    """Two accounts stand alone until a third joins them: the older id stays, the other leads to it, full or not."""
    made = list(generate(400, seed=8))
    by_incident: dict[str, list[Reading]] = {}
    for one in made:
        for true in one.truth.incidents.values():
            by_incident.setdefault(true, []).append(one.reading)
    with Ledger.open(place) as ledger:
        for group in list(by_incident.values())[:25]:
            for reading in reversed(group):
                ledger.add(reading)
        compute(ledger)
        first = next(i for i in ledger.incidents() if len(i.documents) == 1)
        other = next(i for i in ledger.incidents() if len(i.documents) == 1 and i.id != first.id)
        from counterclaim.ledger.judgements import judge, undo

        entry = judge(ledger, "same", first.id, other.id, why="one attack", by="tester").judgement
        compute(ledger)
        with ledger.reads() as connection:
            order = {row.id: row.number for row in connection.execute(select(t.accounts.c.id, t.accounts.c.number))}
        kept, gone = sorted((first, other), key=lambda i: order[i.accounts[0]])
        for _ in range(2):
            joined = ledger.incident(gone.id)
            assert joined is not None
            assert joined.id == kept.id
            assert joined.merged == (gone.id,)
            assert set(joined.accounts) == {*kept.accounts, *gone.accounts}
            compute(ledger, full=True)
        undo(ledger, entry.number, by="tester")
        compute(ledger)
        assert {i.id for i in ledger.incidents()} >= {kept.id, gone.id}
        split = ledger.incident(kept.id)
        assert split is not None
        assert split.merged == ()
        changes = [r.change for r in ledger.revisions(gone.id)]
        assert changes == ["new", "merged", "new"]


def test_documents_are_named_by_the_keys_of_their_accounts(readings: list[Reading], tmp_path: Any) -> None:
    with filled(str(tmp_path / "k.db"), readings[:10]) as ledger:
        keys = {document_key(r.document.id) for r in readings[:10]}
        assert {a.document for a in ledger.accounts()} <= keys


def test_progress_reaches_the_end_of_each_stage(tmp_path: Any, readings: list[Reading]) -> None:
    told: list[tuple[str, int, int]] = []
    with filled(str(tmp_path / "p.db"), readings[:30]) as ledger:
        compute(ledger, full=True, progress=lambda *step: told.append(step))
    last = {stage: (done, of) for stage, done, of in told}
    assert set(last) == {"signatures", "wire groups", "links", "incidents", "ties"}
    assert all(done == of for done, of in last.values())
    assert all(done <= of for _, done, of in told)
