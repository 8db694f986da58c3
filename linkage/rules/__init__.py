"""One income kind a file, data only; amounts come from terms and pools."""
