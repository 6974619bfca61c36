"""Screens: machines in the waiting room that show something with nobody signed in."""
