"""Engine (计算): who is owed what, from what was signed and registered."""
