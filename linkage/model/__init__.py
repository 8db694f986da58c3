"""The model (模型): what was signed, what is registered and who the parties are, as typed values."""
