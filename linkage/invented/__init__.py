"""Invented seasons (样例县): villages with readable people and books that belong to nobody."""
