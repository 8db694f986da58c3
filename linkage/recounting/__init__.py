"""Recounting (重算): what reports and slips say, derived a second time by other means."""
