"""Addresses of a visit, and of what one does with it."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.desk.visit.act import Act, view_of
from onedoor.office.reception.desk.visit.views import needs, visits
from onedoor.office.reception.desk.visit.views.page import visit

_WITH_A_VISIT: tuple[Act, ...] = (
    visits.Begin(),
    visits.PutBack(),
    visits.Hold(),
    visits.Resume(),
    visits.Join(),
    visits.TakeOver(),
    visits.GoBack(),
    visits.MakeUrgent(),
    visits.Leave(),
    needs.AddNeed(),
)
_WITH_A_NEED: tuple[Act, ...] = (
    needs.Answer(),
    needs.OpenCase(),
    needs.SendOn(),
    needs.GiveToHolder(),
    needs.CallBack(),
    needs.Clarify(),
)


def _way(act: Act) -> str:
    return act.name.replace("_", "-")


urlpatterns = [
    path("visits/<int:key>/", visit, name="visit"),
    *(path(f"visits/<int:key>/{_way(act)}/", view_of(act), name=act.name) for act in _WITH_A_VISIT),
    *(
        path(f"visits/<int:key>/needs/<int:need>/{_way(act)}/", view_of(act), name=act.name)
        for act in _WITH_A_NEED
    ),
]
