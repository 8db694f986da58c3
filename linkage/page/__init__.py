"""The page to look at (网页): a season in one HTML file that opens by itself, without any network."""
