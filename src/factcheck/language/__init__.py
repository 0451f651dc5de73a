"""What a sentence says: sentences, words, numbers, dates, names, quotations, attribution."""
