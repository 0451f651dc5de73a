"""One kind of detail a file: agree, conflict, added or note."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.comparisons.attribution import compare_attributions
from factcheck.comparisons.change import compare_changes
from factcheck.comparisons.concession import compare_concessions
from factcheck.comparisons.contrast import compare_contrasts
from factcheck.comparisons.converse import compare_sides
from factcheck.comparisons.copied_details import compare_copied_details
from factcheck.comparisons.copied_words import compare_copied_words
from factcheck.comparisons.copy import compare_copies
from factcheck.comparisons.core import compare_cores
from factcheck.comparisons.date import compare_all_dates
from factcheck.comparisons.denial import compare_denials
from factcheck.comparisons.direction import compare_directions
from factcheck.comparisons.event_side import compare_event_sides
from factcheck.comparisons.exact_copy import compare_exact_copies
from factcheck.comparisons.exclusion import compare_exclusions
from factcheck.comparisons.hedge import compare_hedges
from factcheck.comparisons.name import compare_names
from factcheck.comparisons.number import compare_numbers
from factcheck.comparisons.office import compare_offices
from factcheck.comparisons.order import compare_orders
from factcheck.comparisons.polarity import compare_polarity
from factcheck.comparisons.quantifier import compare_quantifiers
from factcheck.comparisons.quoting import compare_quotations
from factcheck.comparisons.ranking import compare_rankings
from factcheck.comparisons.reading import Observation, Reading
from factcheck.comparisons.recurrence import compare_recurrences
from factcheck.comparisons.role import compare_roles
from factcheck.comparisons.substitution import compare_slots
from factcheck.comparisons.superlative import compare_superlatives
from factcheck.comparisons.swap import compare_places
from factcheck.comparisons.totality import compare_totalities

Comparison = Callable[[Reading], Iterator[Observation]]

# A new kind of detail: write `compare_…` in a file of its own and add it here. The order is that
# in which a reader is told of conflicts of one verdict.
COMPARISONS: tuple[Comparison, ...] = (
    compare_quotations,
    compare_attributions,
    compare_numbers,
    compare_all_dates,
    compare_names,
    compare_offices,
    compare_roles,
    compare_sides,
    compare_event_sides,
    compare_places,
    compare_orders,
    compare_rankings,
    compare_polarity,
    compare_contrasts,
    compare_denials,
    compare_quantifiers,
    compare_totalities,
    compare_exclusions,
    compare_superlatives,
    compare_recurrences,
    compare_slots,
    compare_concessions,
    compare_copied_details,
    compare_copies,
    compare_exact_copies,
    compare_copied_words,
    compare_cores,
    compare_directions,
    compare_changes,
    compare_hedges,
)
