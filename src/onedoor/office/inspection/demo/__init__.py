"""The demo: a made-up office's last two working weeks, played through the office's own actions."""
