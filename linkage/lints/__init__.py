"""One lint a file; each looks at a plan before it is reckoned and shows on an example what it dislikes."""
