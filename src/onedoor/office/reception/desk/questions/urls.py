"""Addresses of asking quietly."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.desk.questions.views import answer, ask, end, questions, questions_now

urlpatterns = [
    path("questions/", questions, name="questions"),
    path("questions/now/", questions_now, name="questions_now"),
    path("questions/ask/", ask, name="ask_quietly"),
    path("questions/<int:key>/answer/", answer, name="answer_question"),
    path("questions/<int:key>/end/", end, name="end_question"),
    path("visits/<int:visit>/ask-quietly/", ask, name="ask_about_visit"),
]
