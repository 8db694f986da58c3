"""Other engines that lay out the same statement; each is asked for only when it is measured."""
