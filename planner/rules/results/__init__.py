"""The logframe holds: indicators, baselines, targets, sources, levels, causes."""
