"""One tax head a file: which incomes fall under it, and how it is reckoned by the law of the day."""
