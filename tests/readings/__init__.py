"""Writes down what is seen in each labelled sentence, so that every change of it is noticed."""
