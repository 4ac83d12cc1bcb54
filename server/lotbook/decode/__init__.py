"""Bytes that people bring along, made into values, within limits."""
