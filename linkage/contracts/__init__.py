"""Contracts (合同): papers that two or three sides sign, generated from the clauses that compute."""
