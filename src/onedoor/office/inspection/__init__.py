"""Inspection: the ticker, the doctor and the replay."""
