"""Causes (差在哪里): one probable cause of a wrong amount a file."""
