"""Addresses of the roster."""

from __future__ import annotations

from django.urls import path

from onedoor.office.roster.absence.views import absence
from onedoor.office.roster.feed.views import duty_feed, end_my_feed, make_my_feed
from onedoor.office.roster.own.views import my_duties
from onedoor.office.roster.swaps.views import accept, ask_to_swap, decline, take_back
from onedoor.office.roster.week.views import roster, roster_week

urlpatterns = [
    path("", roster, name="roster"),
    path("mine/", my_duties, name="my_duties"),
    path("mine/calendar/", make_my_feed, name="make_my_feed"),
    path("mine/calendar/close/", end_my_feed, name="end_my_feed"),
    path("calendar/<str:token>.ics", duty_feed, name="duty_feed"),
    path("swap/<str:day>/<int:half>/", ask_to_swap, name="ask_to_swap"),
    path("swaps/<int:swap>/accept/", accept, name="accept_swap"),
    path("swaps/<int:swap>/decline/", decline, name="decline_swap"),
    path("swaps/<int:swap>/take-back/", take_back, name="withdraw_swap"),
    path("absence/<slug:key>/", absence, name="absence"),
    path("week/<slug:unit>/<str:day>/", roster_week, name="roster_week"),
]
