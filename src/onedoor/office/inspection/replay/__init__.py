"""Replay: a real office's log, played through the live office's own actions."""
