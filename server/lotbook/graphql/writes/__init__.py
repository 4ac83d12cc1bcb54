"""Mutations, by warehouse process: each reads its input, calls one service and shows what it did."""
