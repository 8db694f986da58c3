"""Recounts (重算的文书): one paper, or one sort of papers, a file."""
