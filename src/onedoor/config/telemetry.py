"""Traces for OpenTelemetry, where the standard `OTEL_` variables ask for them.

Needs `onedoor[telemetry]`; where nothing is asked for, nothing of it is imported. Spans are made
here rather than by OpenTelemetry's own instrumentation, which writes addresses, and in those keys.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from onedoor.config.log import REQUEST
from onedoor.config.request_log import what
from onedoor.vocabulary.texts import text

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer

_WHERE_TO = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_EXPORTERS = {"", "otlp", "console", "none"}


def is_wanted() -> bool:
    """Whether the environment asks for traces: it names an exporter, or where to send them."""
    if os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return False
    exporter = os.environ.get("OTEL_TRACES_EXPORTER", "")
    return exporter != "none" and bool(exporter or any(map(os.environ.get, _WHERE_TO)))


def problems() -> Iterator[tuple[str, dict[str, str]]]:
    """What stands in the way of the traces that are asked for."""
    exporter = os.environ.get("OTEL_TRACES_EXPORTER", "")
    if exporter not in _EXPORTERS:
        yield _NO_SUCH_EXPORTER, {"given": repr(exporter)}
    elif is_wanted() and not (find_spec("opentelemetry") and find_spec("opentelemetry.sdk")):
        yield _NOT_INSTALLED, {}


_NO_SUCH_EXPORTER = text("OTEL_TRACES_EXPORTER is %(given)s: it must be otlp, console or none.")
_NOT_INSTALLED = text(
    "OTEL_ variables ask for traces, but what makes them is not installed: "
    "pip install 'onedoor[telemetry]'."
)


class TraceMiddleware:
    """A span for each request, named by its route."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not is_wanted():
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside a span, which goes on with the web server's own trace."""
        with span("request", request.headers) as made:
            response = self.get_response(request)
            _tell(made, request, response.status_code)
        return response


@contextmanager
def span(name: str, headers: Mapping[str, str] | None = None) -> Iterator[Span | None]:
    """Trace what is done inside, where traces are wanted; what breaks in it is not repeated."""
    if not is_wanted():
        yield None
        return
    from opentelemetry.trace import SpanKind
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    # Its number alone: what else a stranger may send along would be exported too.
    parent = {"traceparent": (headers or {}).get("traceparent", "")}
    with tracer().start_as_current_span(
        name,
        context=TraceContextTextMapPropagator().extract(parent),
        kind=SpanKind.INTERNAL if headers is None else SpanKind.SERVER,
        record_exception=False,
        set_status_on_exception=False,
    ) as made:
        yield made


def _tell(made: Span | None, request: HttpRequest, status: int) -> None:
    from opentelemetry.trace import StatusCode

    if made is None:
        return
    told = what(request)
    made.update_name(told["route"])
    made.set_attributes(
        {
            "http.request.method": told["method"],
            "http.route": told["route"],
            "http.response.status_code": status,
            "onedoor.office": told["office"],
            "onedoor.request": REQUEST.get(),
        }
    )
    if status >= 500:
        made.set_status(StatusCode.ERROR)


@cache
def tracer() -> Tracer:
    """Made at the first span, so in the worker: a thread does not outlive gunicorn's fork."""
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    if "service.name=" not in os.environ.get("OTEL_RESOURCE_ATTRIBUTES", ""):
        os.environ.setdefault("OTEL_SERVICE_NAME", "onedoor")
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(_exporter()))
    return provider.get_tracer("onedoor")


def _exporter() -> Any:
    if os.environ.get("OTEL_TRACES_EXPORTER") == "console":
        from opentelemetry.sdk.trace.export import ConsoleSpanExporter

        return ConsoleSpanExporter()
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return OTLPSpanExporter()
