"""Console (终端): what the terminal shows, how commands end."""
