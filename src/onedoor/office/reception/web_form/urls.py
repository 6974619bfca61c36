"""The address of the web form, which offices print on their letters and link to."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.web_form.views import come_in

urlpatterns = [path("come-in/<str:office_key>/", come_in, name="come_in")]
