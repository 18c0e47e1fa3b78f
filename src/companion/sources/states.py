"""Which states a step keeps, in Correlates of War numbers (Gleditsch-Ward's are the same for these)."""

# the corners of the triangle: United States, USSR and Russia, China
CORNERS = (2, 365, 710)
# Those whose pairs are compared with China and Russia; one rule, so that no pair is picked for its result: the eighteen largest by mean share of world capabilities (NMC 7.0) in 1950-2012 among the states
# that are counted from 1955 on at the latest; the Federal Republic and united Germany count as one state, the USSR and Russia as another.
COMPARED = (2, 20, 70, 140, 200, 220, 230, 255, 260, 290, 325, 365, 640, 710, 732, 740, 750, 770, 850)
# Vietnam and Taiwan, which the essay names
NAMED = (713, 816)
