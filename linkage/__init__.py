"""Benefit linkage (联农带农): contracts, entitlements and dividends that anyone can check."""
