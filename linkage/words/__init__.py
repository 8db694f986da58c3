"""Words (用语): a figure in plain Chinese, as formula, as tree, as a sum a farmer follows."""
