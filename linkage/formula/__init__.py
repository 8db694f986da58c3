"""Formula (算式): a closed language for what the kit does not foresee; exact, unit-checked, always ending."""
