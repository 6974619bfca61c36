"""The floor: a bare Django and Jinja2 page with session, sign-in and some indexed questions."""
