"""Addresses of the floor."""

from django.urls import path

from bench.office.floor import views

urlpatterns = [
    path("page/<int:holder>/<int:questions>/<int:rows>/", views.page),
    path("write/<int:case>/", views.write),
]
