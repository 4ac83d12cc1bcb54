"""Engines: two databases behind one set of words."""
