"""Files (资料): reading a season from its folder, and the second plain reading for the checker."""
