"""A library whose every text means harm, over everything that is made of it."""
