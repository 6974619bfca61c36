"""Addresses of the board."""

from __future__ import annotations

from django.urls import path

from onedoor.office.reception.board.views import board, board_tickets

urlpatterns = [
    path("board/", board, name="board"),
    path("board/tickets/", board_tickets, name="board_tickets"),
]
