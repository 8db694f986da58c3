"""One report a file; each adds up what a settlement holds and changes nothing."""
