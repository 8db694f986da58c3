"""Verifying (核对): a payout list that somebody else computed, proved alone or against a season."""
