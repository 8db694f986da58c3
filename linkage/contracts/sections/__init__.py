"""Sections of contracts, one a file; each declares one :class:`linkage.contracts.section.Section`."""
