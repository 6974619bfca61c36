"""Colleagues: who works here, who is in, and what their leaders look after."""
