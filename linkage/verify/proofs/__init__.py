"""Proofs (一张表自己能证明的): one question to a payout list a file."""
