"""Traces: only where they are asked for, named by routes, and nothing of anybody in them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.test import Client
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from onedoor.config import environment, telemetry
from tests.cast.people import case, employee, person
from tests.databases import Database

NAME = "Ødegårdshaugen"
TRACE = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture
def traces(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Traces are asked for, and kept here instead of being sent."""
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
    monkeypatch.setattr(telemetry, "tracer", lambda: provider.get_tracer("onedoor"))
    yield kept
    provider.shutdown()


@pytest.fixture
def amina(sqlite_database: Database) -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(employee("amina").user)
    return browser


def one_of(traces: InMemorySpanExporter) -> ReadableSpan:
    (span,) = traces.get_finished_spans()
    return span


def test_a_span_is_named_by_its_route_and_says_nothing_of_anybody(traces, amina):
    held = case(of=person(NAME), holder="amina")
    answer = amina.get(f"/cases/{held.number}/?q={NAME}", headers={"baggage": f"n={NAME}"})
    span = one_of(traces)
    assert span.name == "case"
    assert span.attributes == {
        "http.request.method": "GET",
        "http.route": "case",
        "http.response.status_code": 200,
        "onedoor.office": "elvebyen",
        "onedoor.request": answer.headers["X-Request-ID"],
    }
    assert NAME not in span.to_json(indent=None).encode().decode("unicode_escape")
    assert held.number not in span.to_json()


def test_a_fault_is_told_without_its_words(traces, amina, monkeypatch):
    def breaks(*_: object) -> None:
        raise ValueError(NAME)

    monkeypatch.setattr("onedoor.office.people.account.render", breaks)
    assert amina.get("/account/").status_code == 500
    span = one_of(traces)
    assert (span.status.status_code, span.status.description) == (StatusCode.ERROR, None)
    assert not span.events


def test_a_span_goes_on_with_the_web_servers_trace(traces, amina):
    stranger = {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01", "tracestate": "who=kari"}
    amina.get("/words/", headers=stranger)
    context = one_of(traces).get_span_context()
    assert context is not None
    assert f"{context.trace_id:032x}" == TRACE
    assert not context.trace_state


def test_a_tick_is_a_span(traces):
    with telemetry.span("tick"):
        pass
    assert one_of(traces).name == "tick"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({}, False),
        ({"OTEL_SERVICE_NAME": "x"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://x"}, True),
        ({"OTEL_TRACES_EXPORTER": "console"}, True),
        ({"OTEL_TRACES_EXPORTER": "none", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"}, False),
        ({"OTEL_SDK_DISABLED": "true", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"}, False),
    ],
)
def test_traces_are_made_where_they_are_asked_for(said, wanted, monkeypatch):
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert telemetry.is_wanted() is wanted
    if not wanted:
        with pytest.raises(MiddlewareNotUsed):
            telemetry.TraceMiddleware(lambda _: pytest.fail("asked"))


def test_nothing_is_imported_where_nothing_is_asked_for():
    asked = "import sys, onedoor.config.wsgi; print(*(n for n in sys.modules if 'telemetry' in n))"
    assert _python(asked).stdout == "onedoor.config.telemetry\n"


def test_it_is_sent_to_the_console_when_that_is_asked_for():
    asked = "from onedoor.config import telemetry\nwith telemetry.span('tick'): pass"
    said = _python(asked, OTEL_TRACES_EXPORTER="console", OTEL_SERVICE_NAME="elvebyen").stdout
    assert '"name": "tick"' in said
    assert '"service.name": "elvebyen"' in said


def test_an_exporter_nobody_knows_is_refused_at_the_start(monkeypatch):
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "jaeger")
    monkeypatch.setenv("LC_ALL", "en")
    with pytest.raises(environment.UnusableSetting, match=r"'jaeger': it must be otlp, console"):
        environment.refuse_unusable()


def test_what_is_asked_for_and_not_installed_is_refused_at_the_start(monkeypatch):
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "otlp")
    monkeypatch.setattr(telemetry, "find_spec", lambda _: None)
    assert [told for told, _ in telemetry.problems()] == [telemetry._NOT_INSTALLED]


def _python(code: str, **said: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": "src"} | said,
        capture_output=True,
        text=True,
        check=True,
    )
