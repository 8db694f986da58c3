"""Telling (说明): households, clauses and totals as people read them."""
