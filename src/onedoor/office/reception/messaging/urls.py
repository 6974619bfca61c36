"""Addresses of taking down a message."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.messaging.views import ask_again, take_message

urlpatterns = [
    path("cases/<slug:number>/leave-message/", take_message, name="leave_message"),
    path("debts/<int:key>/ask-again/", ask_again, name="ask_again"),
]
