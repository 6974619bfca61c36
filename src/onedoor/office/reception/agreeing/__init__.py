"""Agreeing on a time with a person, and meeting those who come for one."""
