"""Paying by bank (代发): what goes to the bank, in the bank's form, and what comes back."""
