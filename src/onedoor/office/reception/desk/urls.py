"""Addresses at the desk."""

from __future__ import annotations

from django.urls import include, path

from onedoor.office.reception.desk.debts import views as debts
from onedoor.office.reception.desk.leaders_board import views as leading
from onedoor.office.reception.desk.own import views as own
from onedoor.office.reception.desk.queue import views as queue

urlpatterns = [
    path("queue/", queue.queue, name="queue"),
    path("queue/on-paper/", queue.queue_on_paper, name="queue_on_paper"),
    path("queue/now/", queue.queue_now, name="queue_now"),
    path("queue/call-next/", queue.call_next_visit, name="call_next"),
    path("visits/<int:key>/call-visit/", queue.call_this_visit, name="call_visit"),
    path("desk/", own.my_desk, name="my_desk"),
    path("desk/now/", own.my_desk_now, name="my_desk_now"),
    path("desk/take-post/", own.take_my_post, name="take_post"),
    path("leaders-board/", leading.leaders_board, name="leaders_board"),
    path("leaders-board/now/", leading.leaders_board_now, name="leaders_board_now"),
    path("debts/", debts.debts, name="debts"),
    path("debts/<int:key>/", debts.debt, name="debt"),
    path("debts/<int:key>/pay-debt/", debts.pay_debt, name="pay_debt"),
    path("debts/<int:key>/try-call/", debts.try_debt, name="try_call"),
    path("debts/<int:key>/move-debt/", debts.give_debt, name="move_debt"),
    path("", include("onedoor.office.reception.desk.visit.urls")),
    path("", include("onedoor.office.reception.desk.questions.urls")),
]
