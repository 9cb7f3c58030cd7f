"""From blocks and outline to facts: one finder an idea. Finders record what is printed; they judge nothing."""
