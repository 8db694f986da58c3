"""The functions of the formula language, a file a family; :mod:`linkage.formula.formula` lists them."""
