"""The journal (记账): what happened in a season, as vouchers in the books of each party."""
