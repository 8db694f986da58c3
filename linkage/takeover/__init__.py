"""Takeover (接转): a village's old sheets, or last season's workbook, become the workbook of a new season."""
