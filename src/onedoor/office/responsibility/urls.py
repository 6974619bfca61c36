"""Addresses of a case, and of what one does with it."""

from __future__ import annotations

from django.urls import path

from onedoor.office.responsibility.views import case, handover, leading, work

_ABOUT = "<slug:number>/handovers/<int:handover>"

urlpatterns = [
    path("<slug:number>/", case.case, name="case"),
    path("<slug:number>/offer-handover/", handover.offer_handover, name="offer_handover"),
    path("<slug:number>/ask-for-case/", handover.ask_for_case, name="ask_for_case"),
    path(f"{_ABOUT}/accept-handover/", handover.accept_handover, name="accept_handover"),
    path(f"{_ABOUT}/return-handover/", handover.return_handover, name="return_handover"),
    path(f"{_ABOUT}/withdraw-handover/", handover.withdraw_handover, name="withdraw_handover"),
    path("<slug:number>/allot-case/", leading.allot_case, name="allot_case"),
    path("<slug:number>/return-allotment/", leading.return_allotment, name="return_allotment"),
    path("<slug:number>/give-case/", leading.give_case, name="give_case"),
    path("<slug:number>/settle-case/", leading.settle_case, name="settle_case"),
    path(
        "<slug:number>/agree-to-settlement/",
        leading.agree_to_settlement,
        name="agree_to_settlement",
    ),
    path("<slug:number>/do-step/", work.do_step, name="do_step"),
    path("<slug:number>/set-next-step/", work.set_next_step, name="set_next_step"),
    path("<slug:number>/hold-case/", work.hold_case, name="hold_case"),
    path("<slug:number>/resume-case/", work.resume_case, name="resume_case"),
    path("<slug:number>/close-case/", work.close_case, name="close_case"),
    path("<slug:number>/reopen-case/", work.reopen_case, name="reopen_case"),
]
