"""Setting (排字): papers of one family set by hand-fast rules that the layout engine taught and checks."""
