"""Ground (地基): what every floor stands on; it knows nothing of arrangements."""
