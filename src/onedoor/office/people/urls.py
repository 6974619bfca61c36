"""Addresses of signing in and of one's own choices."""

from __future__ import annotations

from django.urls import path

from onedoor.office.people.account import account
from onedoor.office.people.preferences import choose_appearance, choose_language
from onedoor.office.people.signing_in import SignIn, SignOut

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-out/", SignOut.as_view(), name="sign_out"),
    path("account/", account, name="account"),
    path("choose-language/", choose_language, name="choose_language"),
    path("choose-appearance/", choose_appearance, name="choose_appearance"),
]
