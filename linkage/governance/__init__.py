"""Governance (议事和公开): who has to decide, what was decided and posted, which decisions count."""
