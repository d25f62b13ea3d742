"""The small language of texts: {{ f('nation.score') }}, {% if ... %}, and little more."""
